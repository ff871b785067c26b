/** First and last moment that {@link isoTime} writes as everybody reads it, in ms: years 1 to 9999. */
export const FIRST_TIME = -62_135_596_800_000;
/** See {@link FIRST_TIME}. */
export const LAST_TIME = 253_402_300_799_999;

/**
 * Milliseconds since 1970 as ISO 8601 in UTC with milliseconds, `2026-11-21T04:30:00.125Z`. By
 * arithmetic alone: this package knows no clock, and a date object would bring one.
 */
export function isoTime(ms: number): string {
  const whole = Math.floor(ms);
  const days = Math.floor(whole / 86_400_000);
  const rest = whole - days * 86_400_000;
  const { year, month, day } = civil(days);
  const time = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60].map(pad2).join(":");
  const seconds = `${pad2(Math.floor(rest / 1000) % 60)}.${String(rest % 1000).padStart(3, "0")}`;
  return `${String(year).padStart(4, "0")}-${pad2(month)}-${pad2(day)}T${time}:${seconds}Z`;
}

/**
 * The day of the Gregorian calendar that is `days` after 1970-01-01. Years are counted from 1 March,
 * so that the leap day is the last of its year, in eras of 400 years, which all have 146,097 days.
 */
function civil(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const leapless =
    ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096);
  const yearOfEra = Math.floor(leapless / 365);
  const ofYear =
    ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

const pad2 = (n: number): string => String(n).padStart(2, "0");

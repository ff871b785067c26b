import { describe, expect, test } from "vitest";
import { axeViolations } from "../../testing/axe.ts";
import { openWindow } from "../../testing/browser.ts";
import { openStand } from "../../testing/stand.ts";

describe("the setup page", () => {
  test.each(["light", "dark"] as const)(
    "tells what is there and what to do, in %s",
    async (colours) => {
      const stand = await openStand();
      const { page, errors } = await openWindow(stand, "/setup", { colours });
      await page.getByText(/\d+ of \d+ ready/).waitFor();
      await page.getByText("reads only: the system prevents writing").first().waitFor();
      await page.getByText("Where programs were looked for").waitFor();
      await page
        .getByRole("button", { name: /^Copy: npm install/ })
        .first()
        .waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole("button", { name: "Look again" }).click();
      await page.getByRole("button", { name: "Look again", disabled: true }).waitFor();
      await page.getByRole("button", { name: "Look again", disabled: false }).waitFor();
      expect(errors).toEqual([]);
    },
  );
});

import type { ReactNode } from "react";
import { density, theme } from "../../shell/theme.ts";
import { RadioChoice } from "./radio-choice.tsx";

/** Colours, and how close rows stand. */
export function AppearanceSettings(): ReactNode {
  return (
    <>
      <RadioChoice
        legend="Colours"
        options={[
          { value: "system", label: "As the system", note: "Follows it by day and night" },
          { value: "light", label: "Light" },
          { value: "dark", label: "Dark" },
        ]}
        chosen={theme.use()}
        onChoose={theme.set}
      />
      <RadioChoice
        legend="Rows"
        options={[
          { value: "compact", label: "Compact", note: "28 px" },
          { value: "usual", label: "Usual", note: "32 px" },
          { value: "comfortable", label: "Comfortable", note: "40 px" },
        ]}
        chosen={density.use()}
        onChoose={density.set}
      />
    </>
  );
}

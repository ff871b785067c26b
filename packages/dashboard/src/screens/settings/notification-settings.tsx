import { type ReactNode, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { notify, permission, told } from "../../shell/notify/notify.ts";
import { AlertChannels } from "./alert-channels.tsx";
import { CheckChoice } from "./check-choice.tsx";

const WORDS: Readonly<Record<ReturnType<typeof permission>, string>> = {
  granted: "This browser shows notifications of this page while none of its tabs can be seen.",
  default: "This browser asks you once whether this page may show notifications.",
  denied:
    "This browser was told to show no notifications of this page. Allow them beside the address, then load the page again.",
  absent: "This browser has no notifications. The title and icon of the tab say the same.",
};

/** What is told outside of the page. The browser is asked only by a press. */
export function NotificationSettings(): ReactNode {
  const [state, setState] = useState(permission);
  const [wasTried, setTried] = useState(false);
  const choice = told.use();
  const enable = (): void => void Notification.requestPermission().then(setState);
  const test = (): void => {
    notify(
      { tag: "test", title: "Wheelhouse", text: "This is how a run calls you." },
      () => undefined,
    );
    setTried(true);
  };
  return (
    <>
      <section className="flex flex-col items-start gap-3">
        <p className="text-text-2">{WORDS[state]}</p>
        {state === "default" ? (
          <Button kind="primary" onClick={enable}>
            Enable notifications
          </Button>
        ) : null}
        {state === "granted" ? (
          <div className="flex items-center gap-3">
            <Button onClick={test}>Show one now</Button>
            <output className="text-text-2">
              {wasTried ? "Shown. If you saw none, the system holds them back." : ""}
            </output>
          </div>
        ) : null}
      </section>
      {state === "absent" || state === "denied" ? null : (
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-2 font-medium">What this browser tells</legend>
          <CheckChoice
            label="A run needs me"
            note="A question, an approval or a permission."
            isChosen={choice.requests}
            onChange={(requests) => told.set({ ...choice, requests })}
          />
          <CheckChoice
            label="A run ended"
            note="Well, failed or cancelled; never each step."
            isChosen={choice.ends}
            onChange={(ends) => told.set({ ...choice, ends })}
          />
          <CheckChoice
            label="An alert"
            note="What cannot wait, such as an agent that is signed out."
            isChosen={choice.alerts}
            onChange={(alerts) => told.set({ ...choice, alerts })}
          />
        </fieldset>
      )}
      <AlertChannels />
    </>
  );
}

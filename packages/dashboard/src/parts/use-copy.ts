import { useToast } from "./toast.tsx";

/** What to do where the browser copies nothing. */
export const NOT_COPIED =
  "The browser does not allow it here; select the text and copy it by hand.";

/** Copies a text and says so, for what is done by a key and has no button to say it. */
export function useCopy(): (text: string, what: string) => void {
  const toast = useToast();
  return (text, what) => {
    navigator.clipboard.writeText(text).then(
      () => toast({ tone: "completed", title: `${what} was copied.` }),
      () =>
        toast({
          tone: "failed",
          title: `${what} was not copied.`,
          text: NOT_COPIED,
        }),
    );
  };
}

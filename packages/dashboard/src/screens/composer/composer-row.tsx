import { ArrowUp, LayoutList, Paperclip, SquareSlash } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";

/**
 * The row below the box. *Contract*: a composer has this row wherever it stands, and nothing in it can be left out; on a
 * page of 320 px it is one line.
 */
export function ComposerRow({
  sends,
  refused,
  isSending,
  onSlash,
  onFlows,
  onAttach,
  onSend,
  children,
}: {
  /** What sending does. */
  readonly sends: string;
  /** Why nothing can be sent; undefined when it can. */
  readonly refused: string | undefined;
  readonly isSending: boolean;
  readonly onSlash: () => void;
  readonly onFlows: () => void;
  readonly onAttach: (files: FileList) => void;
  readonly onSend: () => void;
  /** What is said between the buttons. */
  readonly children: ReactNode;
}): ReactNode {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="flex min-h-9 items-center gap-1 px-1.5 pb-1.5 max-sm:flex-wrap">
      <IconButton label="Name a flow: /" onClick={onSlash}>
        <SquareSlash className="size-4" aria-hidden="true" />
      </IconButton>
      <Button
        kind="quiet"
        aria-label="Flows"
        title="Flows…"
        onClick={onFlows}
        className="max-sm:w-7 max-sm:px-0! max-sm:coarse:w-11"
      >
        <LayoutList className="size-4" aria-hidden="true" />
        <span className="max-sm:hidden">Flows</span>
      </Button>
      <IconButton
        label="Attach text files; paste and drop do the same"
        onClick={() => picker.current?.click()}
      >
        <Paperclip className="size-4" aria-hidden="true" />
      </IconButton>
      <input
        ref={picker}
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Files to attach"
        onChange={({ target }) => {
          if (target.files) onAttach(target.files);
          // The same file can be chosen once more.
          target.value = "";
        }}
        className="hidden"
      />
      {children}
      <IconButton
        kind="primary"
        label={sends}
        refused={refused}
        onClick={onSend}
        disabled={refused !== undefined || isSending}
        className="ml-auto"
      >
        <ArrowUp className="size-4" aria-hidden="true" />
      </IconButton>
    </div>
  );
}

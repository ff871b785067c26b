import { type DragEvent, type ReactNode, useState } from "react";

/** The frame of a composer, on which files can be dropped. */
export function DropPlace({
  onDrop,
  children,
}: {
  readonly onDrop: (files: FileList) => void;
  readonly children: ReactNode;
}): ReactNode {
  const [isOver, setOver] = useState(false);
  const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes("Files");
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a place to drop on is no control; by keys the picker does the same
    <section
      aria-label="Composer"
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        onDrop(event.dataTransfer.files);
      }}
      className={`relative rounded-card border bg-bg focus-within:border-accent ${isOver ? "border-dashed border-accent" : "border-control"}`}
    >
      {children}
    </section>
  );
}

import { useMutation, type UseMutationResult } from "@tanstack/react-query";
import { useToast } from "../parts/toast.tsx";
import { wordsOf } from "./words-of.ts";

/**
 * Something that is asked of the server and journaled there. What it refuses is shown with its reason and next step,
 * unless `onError` says that it was dealt with, by answering true.
 */
export function useSend<Input, Output>(
  send: (input: Input) => Promise<Output>,
  {
    onDone,
    onError,
  }: {
    readonly onDone?: (output: Output, input: Input) => void;
    readonly onError?: (error: unknown) => boolean;
  } = {},
): UseMutationResult<Output, unknown, Input> {
  const toast = useToast();
  return useMutation<Output, unknown, Input>({
    mutationFn: send,
    onSuccess: (output, input) => onDone?.(output, input),
    onError(error) {
      if (onError?.(error) === true) return;
      toast({ tone: "failed", ...wordsOf(error) });
    },
  });
}

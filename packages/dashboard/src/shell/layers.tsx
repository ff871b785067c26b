import { useSearch } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense } from "react";

const Launcher = lazy(async () => ({
  default: (await import("../screens/launcher/launcher.tsx")).Launcher,
}));

/** What opens above every page. */
export function Layers(): ReactNode {
  const { launch } = useSearch({ strict: false });
  return <Suspense fallback={null}>{launch === undefined ? null : <Launcher />}</Suspense>;
}

import { createContext } from "react";

/** What an attempt of a step's author is called: of a session it is a turn. */
export const AttemptWord = createContext<"Attempt" | "Turn">("Attempt");

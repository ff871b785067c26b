/** What a flow does with evidence: it produces new claims and texts, or it reviews what is there. */
export type Posture = "produce" | "review";

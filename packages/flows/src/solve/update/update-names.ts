/** The container in which the branch that the work began from is brought into it: its steps are `update/<id>` in the run. */
export const UPDATE = "update";

/** The plan language, as its authors are told it: planner and supervisor. docs/solver-plans.md has it for people. */
export const PLAN_LANGUAGE = `A plan is a JSON object with \`summary\` (how the issue is solved and why this way) and \`steps\`, a list that is carried out in
its order. A step has:
- \`id\`: lower-case letters, digits and \`-\`; \`title\`: what it does, in a few words.
- \`does\`: one of
  - \`write\`: an agent changes files in the clone. It starts from what the steps before it left. A critic judges it.
  - \`read\`: an agent looks and reports; with a \`rubric\` a critic judges it. Readers next to each other go side by side.
  - \`check\`: a command is run by us and has to pass: \`check\` names one of the project's checks, or \`command\` is another one as
    an array of arguments. There is no shell, no pipe and no variable; git only reads; paths stay inside the clone.
  - \`ask\`: a person is asked: \`question\`, and \`options\` to choose from, or none for an answer in free words.
- \`work\` (write and read): what the agent is told. It sees the issue, the criteria, the titles of all steps, and the notes of
  the steps before it; everything else has to be here: the goal, the files and functions, what must hold afterwards, what to
  leave alone.
- \`rubric\` (write and read, optional): points that its critic looks at beside the usual ones.
- \`after\` (optional): earlier steps that a reader builds on. Writers and checks wait for all before them anyway.
- \`values\` (write and read, optional): \`[{"to": "a later step", "what": "what is handed to it by name"}]\`.

What a plan must be:
- The last step proves the work: a \`check\`, or a \`read\` with a rubric that looks at the result.
- At least one step writes, unless the issue asks for research or a design.
- As few steps as do it well. What one agent does in one go, with its test, is one step.
- No step ends the run, says that the issue is solved, commits, pushes, or hands anything over: that is ours.
- No step makes a check pass by weakening it.`;

/** A plan as an example, in the form in which it is handed in. */
export const PLAN_EXAMPLE = `{
  "summary": "The cache is keyed by path alone, so two projects share entries. The key takes the project in; old entries are left to expire.",
  "steps": [
    {
      "id": "key",
      "title": "Key the cache by project and path",
      "does": "write",
      "work": "In src/cache/key.ts, keyOf(path) becomes keyOf(project, path). Its callers are read() in src/cache/read.ts and warm() in src/cache/warm.ts; both know the project. First add a test to test/cache.test.ts in which two projects store different values under one path; see it fail. Leave the format of the stored entries alone.",
      "rubric": "The new test fails when the project is left out of the key."
    },
    { "id": "proof", "title": "All tests pass", "does": "check", "check": "test" }
  ]
}`;

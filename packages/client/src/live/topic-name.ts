/** The names of http-api 5.4. */
const TOPIC =
  /^(?:runs|requests|signals|sources|flows|alerts|inbox|(?:issues|schedules):[A-Za-z0-9._-]{1,300}|thread:[A-Za-z0-9._-]{1,300}\/[a-z0-9][a-z0-9-]{0,59}|(?:run|state):[A-Za-z0-9_-]{1,100}|step:[A-Za-z0-9_-]{1,100}\/[^\s,]{1,300})$/;

/** Whether the server can have a topic of this name. One that it cannot have would end the stream of all others. */
export function isTopicName(name: string): boolean {
  return TOPIC.test(name);
}

import type { IssueDesk } from "@wheelhouse/server";
import type { Context } from "../command/context.ts";
import type { Drive } from "../host/drive.ts";
import { personWish, settingsFor } from "../project/settings-for.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { checkTranscript } from "./asked-of-server.ts";

/** The server's desk: this process when it is the host, else the host's socket. A client gets no more than a person does. */
export function deskOf({ home }: Pick<Context, "home">, drive: Pick<Drive, "desk">): IssueDesk {
  return {
    async perform(command, by = whoAmI()) {
      const { path } = command.project;
      const starts =
        command.do === "start" || (command.do === "move" && command.to === "inprogress");
      if (starts) {
        const said = command.do === "start" ? command : {};
        checkTranscript(personWish(said, settingsFor(home, path).own));
      }
      return drive.desk({ ...command, by });
    },
  };
}

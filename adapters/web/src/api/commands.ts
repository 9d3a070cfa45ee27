import type { CommandJson } from "../generated/madoguchi/command/v1/command_pb.js";
import type { Snake } from "./snake.js";

type Everything = Required<Snake<CommandJson>>;

/** What the server sets itself: sending one of these is an error. */
type SetByServer =
    | "tenant"
    | "id"
    | "stream"
    | "actor"
    | "office"
    | "occurred_at"
    | "expected_version";

/** Every command by its name in the protos, with its fields. */
export type Commands = Omit<Everything, SetByServer>;
export type CommandName = keyof Commands & string;

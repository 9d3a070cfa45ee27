/** The name as the protos write it: protobuf-es gives `visitNo`, the server speaks `visit_no`. */
type SnakeName<Name extends string> = Name extends `${infer First}${infer Rest}`
    ? First extends Lowercase<First>
        ? `${First}${SnakeName<Rest>}`
        : `_${Lowercase<First>}${SnakeName<Rest>}`
    : Name;

/** A generated JSON type with the field names of the protos, all the way down. */
export type Snake<T> = T extends (infer Item)[]
    ? Snake<Item>[]
    : T extends object
      ? { [Name in keyof T as Name extends string ? SnakeName<Name> : Name]: Snake<T[Name]> }
      : T;

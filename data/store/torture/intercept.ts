import { NODE_FILES, type Files } from '../files.ts';

/** One call from the store to its file system, before it happens. */
export interface Call {
  /** `rename`, or `handle.write` for a function of an open file. */
  readonly name: string;
  /** The path in the call; for an open file the one it was opened by. */
  readonly file: string;
  readonly args: readonly unknown[];
  /** The open file, `null` for a function of the file system. The same object in each of its calls. */
  readonly handle: object | null;
  /** Lets the call happen, with these arguments instead of its own when some are given. */
  readonly run: (args?: readonly unknown[]) => Promise<unknown>;
}

/** Decides what becomes of a call; its result is the call's. An opened file is to be returned as `run` gave it. */
export type Around = (call: Call) => Promise<unknown>;

/** A file system whose every call goes through a function first. Can be put on top of another such one. */
export function interceptFiles(base: Files, around: Around): Files {
  return intercept(base, null, around);
}

/** The real file system without its waits for the disk, for folders that no power loss will ever see. */
export const UNSYNCED_FILES: Files = interceptFiles(NODE_FILES, ({ name, run }) =>
  name === 'handle.sync' || name === 'handle.datasync' ? Promise.resolve() : run(),
);

function intercept<T extends object>(target: T, opened: string | null, around: Around): T {
  return new Proxy(target, {
    get(_, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function' || typeof key !== 'string') return value;
      return async (...args: unknown[]) => {
        const file = opened ?? String(args[0]);
        const result = await around({
          name: opened === null ? key : `handle.${key}`,
          file,
          args,
          handle: opened === null ? null : target,
          run: async (others = args) => Reflect.apply(value, target, others) as unknown,
        });
        return key === 'open' ? intercept(result as object, file, around) : result;
      };
    },
  });
}

import { parseCommand, UsageError, type Command } from './cli/arguments.ts';
import { COMMANDS } from './cli/commands.ts';
import { callFrom, terminalWords, type Io } from './cli/io.ts';
import { FilmothekError } from './model/errors.ts';
import { sentence } from './model/messages/messages.ts';

/*
 * The command line. Results go to stdout, everything said to the person to stderr.
 * Exit codes: 0 done, 1 what was given was no good, 2 the call itself was wrong.
 */

/** Runs one command line and returns its exit code. Never throws. */
async function main(args: readonly string[], io: Io): Promise<number> {
  try {
    const command = parseCommand(args);
    const run = COMMANDS[command.name] as (command: Command, io: Io) => Promise<number>;
    return await run(command, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(io.words.cli.usage[error.problem](error.what));
      io.err(io.words.cli.seeHelp(io.call));
      return 2;
    }
    io.err(sentence(io.words, error));
    return 1;
  }
}

const words = terminalWords(process.env);

// A reader that has seen enough (`… | head`) is no error; a full disk behind `>` is one.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`${sentence(words, new FilmothekError('output-failed'))}\n`);
  process.exitCode = 1;
});

const exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  words,
  call: callFrom(process.env),
});
process.exitCode ??= exitCode;

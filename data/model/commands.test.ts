import { describe, expect, test } from 'vitest';
import { COMMAND_NAMES, COMMANDS, commandOf, keysOf, type KeyPlace } from './commands.ts';

const press = (key: string, held = '') => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});

describe('a key press', () => {
  test.each<[string, string, KeyPlace, string | null]>([
    ['k', 'ctrl', 'field', 'palette'],
    ['K', 'meta', 'elsewhere', 'palette'],
    ['?', 'shift', 'films', 'help'],
    ['?', 'shift', 'field', null],
    ['F1', '', 'field', 'help'],
    ['/', 'shift', 'films', 'find'],
    ['f', 'ctrl', 'field', 'find'],
    ['f', '', 'films', 'filter'],
    ['f', '', 'field', null],
    ['F', 'shift', 'films', null],
    ['z', 'ctrl', 'films', 'undo'],
    ['z', 'ctrl', 'field', null],
    ['Z', 'ctrl shift', 'films', 'redo'],
    ['y', 'meta', 'elsewhere', 'redo'],
    [' ', '', 'films', 'open'],
    [' ', '', 'elsewhere', null],
    ['Enter', '', 'elsewhere', null],
    ['3', '', 'films', 'rate3'],
    ['3', 'alt', 'films', null],
    ['Delete', '', 'films', 'toTrash'],
    ['x', '', 'films', null],
  ])('of %s with %j in %s asks for %s', (key, held, place, command) => {
    expect(commandOf(press(key, held), place, true)).toBe(command);
  });

  test('without Ctrl or Cmd means nothing to a person who does not want that, but for the keys of the films', () => {
    expect(commandOf(press('f'), 'films', false)).toBeNull();
    expect(commandOf(press('/'), 'films', false)).toBeNull();
    expect(commandOf(press('Delete'), 'films', false)).toBe('toTrash');
    expect(keysOf('find', false)).toEqual(['Mod+f']);
    expect(keysOf('find', true)).toEqual(['/', 'Mod+f']);
  });
});

test('no two commands have the same keys', () => {
  const keys = COMMAND_NAMES.flatMap((name) => COMMANDS[name].keys ?? []);
  expect(new Set(keys).size).toBe(keys.length);
});

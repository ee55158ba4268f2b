import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeSettings } from '../../server/config.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const README = readFileSync(resolve(ROOT, 'README.md'), 'utf8');

describe('the README tells the truth', () => {
  test('every setting with its default and meaning', () => {
    const rows = describeSettings().map(({ name, fallback, meaning }) =>
      `| \`${name}\` | ${fallback === undefined ? '' : `\`${JSON.stringify(fallback).replaceAll('"', '')}\``} | ${meaning} |`);
    expect(README.split('\n').filter((line) => /^\| `[A-Z0-9_]+` \|/.test(line))).toEqual(rows);
  });

  test('every command is one of package.json', () => {
    const { scripts } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as { scripts: Readonly<Record<string, string>> };
    const told = [...README.matchAll(/npm (?:run )?(start|test:long|test|(?<=run )[a-z:]+)/g)].map(([, name]) => name ?? '');
    expect(told.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('every picture and file that it points to is there', () => {
    const paths = [...README.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path]) => path ?? '');
    expect(paths.filter((path) => !existsSync(resolve(ROOT, path)))).toEqual([]);
  });

  test('every room on its map exists', () => {
    const map = /## The rooms of the house\s+```\n([^`]*)```/.exec(README)?.[1] ?? '';
    let top = '';
    const rooms = map.split('\n').flatMap((line) => {
      const outer = /^(\w+\/)/.exec(line)?.[1];
      if (outer !== undefined) top = outer;
      return outer === undefined ? [...(/^ {2}((?:\w+\/ ?)+)/.exec(line)?.[1] ?? '').matchAll(/\w+\//g)].map(([room]) => top + room) : [outer];
    });
    expect(rooms.length).toBeGreaterThan(15);
    expect(rooms.filter((room) => !existsSync(resolve(ROOT, room)))).toEqual([]);
  });
});

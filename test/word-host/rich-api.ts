/**
 * The part of Word's object model that the pane uses, as office.js asks for it: a batch of actions on a tree of objects (`ProcessQuery`).
 * ActionType 1 instantiates, 2 queries, 3 calls, 4 sets. ObjectPathType 1 is the document, 2 a new object, 3 a method's result, 4 a property,
 * 6 something that was kept, which is only ever let go.
 */
export interface Thing {
  readonly get?: Readonly<Record<string, () => unknown>>;
  readonly set?: Readonly<Record<string, (value: unknown) => void>>;
  readonly call?: Readonly<Record<string, (...values: readonly unknown[]) => unknown>>;
}

interface Arguments {
  readonly Arguments?: readonly unknown[];
}
interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: Arguments;
  readonly QueryInfo?: { readonly Select?: readonly string[] };
}
interface ObjectPath {
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId: number;
  readonly ArgumentInfo?: Arguments;
}
export interface Batch {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

/** An object that is not there (`…OrNullObject`). */
export const NOTHING = null;
/** Services of office.js itself that are told things and answer nothing. */
const SERVICE: Thing = { call: { NotifyActionHandlerReady: () => null } };

class WordError extends Error {}

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null;
const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
/** office.js keeps hold of what it has met (`_KeepReference`) and lets go of it later; objects here need neither. */
const ofOfficeItself = (name: string): boolean => name.startsWith('_');
const called = (thing: Thing, name: string, info: Arguments | undefined): unknown => {
  if (ofOfficeItself(name)) return null;
  const method = thing.call?.[name];
  if (method === undefined) throw new WordError(`no method ${name}`);
  return method(...(info?.Arguments ?? []));
};
const got = (thing: Thing, name: string): unknown => {
  const property = thing.get?.[name];
  if (property === undefined) throw new WordError(`no property ${name}`);
  return property();
};

/** Answers one batch; the first action that Word refuses ends it. */
export function processQuery(root: Thing, { Actions, ObjectPaths }: Batch): object {
  const found = new Map<number, Thing | null>();
  const resolve = (id: number): Thing | null => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const path = ObjectPaths[id];
    if (path === undefined) throw new WordError(`no object ${id}`);
    const parent = path.ObjectPathType > 2 ? resolve(path.ParentObjectPathId) : root;
    let value: unknown = path.ObjectPathType === 2 ? SERVICE : root;
    if (parent === null || path.ObjectPathType === 6) value = null;
    else if (path.ObjectPathType === 3) value = called(parent, path.Name, path.ArgumentInfo);
    else if (path.ObjectPathType === 4) value = got(parent, path.Name);
    const thing = isThing(value) ? value : null;
    found.set(id, thing);
    return thing;
  };
  const run = ({ ActionType, Name, ObjectPathId, ArgumentInfo, QueryInfo }: Action): unknown => {
    const thing = resolve(ObjectPathId);
    if (thing === null) return null;
    if (ActionType === 1) return { _ReferenceId: `reference-${ObjectPathId}` };
    if (ActionType === 2) {
      const names = QueryInfo?.Select?.map(pascal) ?? Object.keys(thing.get ?? {});
      return Object.fromEntries(names.map((name) => [name, got(thing, name)]));
    }
    if (ActionType === 3) return called(thing, Name, ArgumentInfo);
    if (ActionType === 4) thing.set?.[Name]?.(ArgumentInfo?.Arguments?.[0]);
    return null;
  };
  const results: object[] = [];
  for (const [index, action] of Actions.entries()) {
    try {
      results.push({ ActionId: action.Id, Value: run(action) ?? null });
    } catch (error) {
      if (!(error instanceof WordError)) throw error;
      return { Error: { Code: 'ApiNotFound', Message: error.message, Location: action.Name, ActionIndex: index }, Results: results };
    }
  }
  return { Results: results };
}

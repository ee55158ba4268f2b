import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, MessageBar, MessageBarBody, Text, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useEffect, useRef, useState } from 'react';
import { messageOf } from '../../server/circulation/errors.ts';
import type { Refusal } from '../../server/circulation/errors.ts';
import type { DocumentType } from '../../server/circulation/model.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import { Section } from '../app/Section.tsx';
import { addStep, canMove, canRemove, moveStep, removeStep, routeInShort, setDepartment, setKind, setOwner } from './route-edit.ts';
import { departmentOf, roleOf, signersOf } from './route-rows.ts';
import type { RouteRow, RouteSetting } from './route-rows.ts';
import { RouteStepRow } from './RouteStepRow.tsx';
import { routeTexts } from './route-texts.ts';
import { SavedRoutes } from './SavedRoutes.tsx';
import { useRouteDrag } from './useRouteDrag.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  add: { justifySelf: 'start' },
  short: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface Props {
  readonly rows: readonly RouteRow[];
  readonly onRows: (rows: readonly RouteRow[]) => void;
  readonly type: DocumentType;
  readonly isFinancial: boolean;
  readonly setting: RouteSetting;
  /** What the rules say of it; null when it may go. */
  readonly problem: Refusal | null;
}

let lastKey = 0;
const nextKey = (): string => `row-${(lastKey += 1)}`;

/** The way of the document as an ordered list. Presenter and final signer follow from their places and cannot be chosen wrongly. */
export const RouteSection = ({ rows, onRows, type, isFinancial, setting, problem }: Props) => {
  const styles = useStyles();
  const t = useTexts(routeTexts);
  const { language } = useLanguage();
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const [focus, setFocus] = useState<{ readonly key: string; readonly act: 'up' | 'down' } | null>(null);

  const name = (row: RouteRow | undefined): string => (row && departmentOf(row, setting)?.abbr) ?? '';
  const move = (from: number, to: number): void => {
    if (!canMove(rows, from, to)) return;
    onRows(moveStep(rows, from, to));
    setSaid(t('moved', { dept: name(rows[from]), n: to + 1 }));
  };
  const moveByKey = (key: string, from: number, to: number): void => {
    move(from, to);
    setFocus({ key, act: to < from ? 'up' : 'down' });
  };
  const { draggedKey, start } = useRouteDrag(list, (key, index) => move(rows.findIndex((row) => row.key === key), index));
  useEffect(() => {
    // The moved row was taken out of the page and put back, which loses the focus.
    if (focus) list.current?.querySelector<HTMLElement>(`[data-row="${focus.key}"] [data-act="${focus.act}"]`)?.focus();
  }, [focus, rows]);

  const add = (departmentId: string): void => {
    onRows(addStep(rows, setting, departmentId, nextKey()));
    setSaid(t('added', { dept: setting.directory.departments.find(({ id }) => id === departmentId)?.abbr ?? '', n: rows.length }));
  };
  return (
    <Section title={t('title')}>
      <SavedRoutes rows={rows} onRows={onRows} type={type} isFinancial={isFinancial} setting={setting} />
      <ol ref={list} className={styles.list} aria-label={t('list')}>
        {rows.map((row, index) => {
          const role = roleOf(rows, index, setting, isFinancial);
          const inner = index > 0 && index < rows.length - 1;
          return (
            <RouteStepRow
              key={row.key} row={row} ordinal={index + 1} role={role} setting={setting} dragged={row.key === draggedKey}
              acts={{
                onDepartment: (id) => onRows(setDepartment(rows, index, id, setting)),
                onOwner: (id) => onRows(setOwner(rows, index, id, setting)),
                onKind: (kind) => onRows(setKind(rows, index, kind, setting)),
                onUp: canMove(rows, index, index - 1) ? () => moveByKey(row.key, index, index - 1) : null,
                onDown: canMove(rows, index, index + 1) ? () => moveByKey(row.key, index, index + 1) : null,
                onRemove: canRemove(rows, index, setting, isFinancial) ? () => { onRows(removeStep(rows, index)); setSaid(t('removed', { dept: name(row) })); } : null,
                onDrag: inner && rows.length > 3 ? (event) => start(row.key, event) : null,
              }}
            />
          );
        })}
      </ol>
      <Menu>
        <MenuTrigger disableButtonEnhancement><Button className={styles.add} icon={<AddRegular />}>{t('add')}</Button></MenuTrigger>
        <MenuPopover>
          <MenuList>
            {setting.directory.departments.filter(({ id }) => id !== setting.departmentId).map((department) => {
              const empty = signersOf(setting, department.id).length === 0;
              return <MenuItem key={department.id} disabled={empty} onClick={() => add(department.id)}>{empty ? t('nobody', { dept: department.name }) : department.name}</MenuItem>;
            })}
          </MenuList>
        </MenuPopover>
      </Menu>
      {problem ? <MessageBar intent="error" layout="multiline"><MessageBarBody>{messageOf(problem, language)}</MessageBarBody></MessageBar> : <Text size={200} className={styles.short}>{routeInShort(rows, setting)}</Text>}
      <div className={styles.hidden} aria-live="polite">{said}</div>
    </Section>
  );
};

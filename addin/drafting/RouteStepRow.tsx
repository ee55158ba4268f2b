import { Badge, Button, Select, Text, ToggleButton, mergeClasses } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { CalendarCancelRegular } from '@fluentui/react-icons/svg/calendar-cancel';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { ReOrderRegular } from '@fluentui/react-icons/svg/re-order';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { StepKind } from '../../server/circulation/model.ts';
import { findPerson } from '../../server/circulation/people.ts';
import { formatCalendarDate } from '../app/dates.ts';
import { useTexts } from '../app/language.tsx';
import { vocabulary } from '../app/vocabulary.ts';
import { absenceOf, comingAbsenceOf, departmentOf, signersOf } from './route-rows.ts';
import type { RouteRow, RouteSetting, RowRole } from './route-rows.ts';
import { routeTexts } from './route-texts.ts';
import { useRouteRowStyles as useStyles } from './routeRowStyles.ts';

const MARKS = ['SIGN', 'INITIAL'] as const;

export interface RowActs {
  readonly onDepartment: (departmentId: string) => void;
  readonly onOwner: (ownerId: string) => void;
  readonly onKind: (kind: StepKind) => void;
  /** Null where the row may not go there. */
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
  readonly onRemove: (() => void) | null;
  readonly onDrag: ((event: PointerEvent) => void) | null;
}

interface Props {
  readonly row: RouteRow;
  /** 1-based. */
  readonly ordinal: number;
  readonly role: RowRole;
  readonly setting: RouteSetting;
  readonly dragged: boolean;
  readonly acts: RowActs;
}

/** One step of the route: department, person, kind of mark; what is locked says why. */
export const RouteStepRow = ({ row, ordinal, role, setting, dragged, acts }: Props) => {
  const styles = useStyles();
  const t = useTexts(routeTexts);
  const v = useTexts(vocabulary);
  const department = departmentOf(row, setting);
  const owner = findPerson(setting.directory, row.ownerId);
  const signers = department ? signersOf(setting, department.id) : [];
  const absence = absenceOf(setting, row.ownerId);
  const coming = comingAbsenceOf(setting, row.ownerId);
  const substitute = signers.find(({ id }) => id === absence?.substituteId) ?? signers.find(({ id }) => id !== row.ownerId && !absenceOf(setting, id));
  const facts = { n: ordinal };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = event.altKey ? { ArrowUp: acts.onUp, ArrowDown: acts.onDown }[event.key] : null;
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <li className={mergeClasses(styles.row, dragged && styles.dragged)} data-row={row.key} onKeyDown={onKeyDown}>
      <div className={mergeClasses(styles.number, role === 'finalSigner' && styles.numberLast)} aria-hidden="true">{ordinal}</div>
      <div className={styles.main}>
        <div className={styles.top}>
          {role === 'middle' ? null : <Badge appearance="tint" color={role === 'finance' ? 'warning' : 'brand'} className={styles.badge}>{t(`role.${role}`)}</Badge>}
          {role === 'middle' ? (
            <Select className={mergeClasses(styles.grow, styles.select)} size="small" aria-label={t('department', facts)} value={department?.id ?? ''} onChange={(_, { value }) => acts.onDepartment(value)}>
              {setting.directory.departments.map(({ id, name }) => <option key={id} value={id} disabled={signersOf(setting, id).length === 0}>{name}</option>)}
            </Select>
          ) : <Text className={mergeClasses(styles.grow, styles.locked)} weight="semibold" title={t(`why.${role}`)}>{department?.name}<LockClosedRegular className={styles.lock} aria-hidden="true" /></Text>}
          {acts.onDrag ? <span className={styles.grip} title={t('drag')} onPointerDown={acts.onDrag} aria-hidden="true"><ReOrderRegular /></span> : null}
        </div>
        <Select className={styles.select} aria-label={t('person', facts)} value={row.ownerId} onChange={(_, { value }) => acts.onOwner(value)}>
          {signers.some(({ id }) => id === row.ownerId) ? null : <option value={row.ownerId}>{owner?.name ?? row.ownerId}</option>}
          {signers.map((person) => <option key={person.id} value={person.id}>{absenceOf(setting, person.id) ? t('awayMark', { name: person.name }) : person.name} – {person.title}</option>)}
        </Select>
        {absence ? (
          <div className={styles.away} role="note">
            <CalendarCancelRegular className={styles.awayIcon} aria-hidden="true" />
            <Text size={200}>{t('away', { name: owner?.name ?? '', date: formatCalendarDate(absence.to), reason: absence.reason })}</Text>
            {substitute ? <Button size="small" onClick={() => acts.onOwner(substitute.id)}>{t('chooseInstead', { name: substitute.name })}</Button> : null}
          </div>
        ) : coming ? (
          <div className={styles.away} role="note">
            <CalendarCancelRegular className={styles.awayIcon} aria-hidden="true" />
            <Text size={200}>{t('awaySoon', { name: owner?.name ?? '', from: formatCalendarDate(coming.from), date: formatCalendarDate(coming.to), reason: coming.reason })}</Text>
          </div>
        ) : null}
        <div className={styles.bottom}>
          {role === 'finalSigner' ? <Text size={200} className={styles.quiet}>{v('kind.FINAL_SIGN')}</Text> : (
            <div className={styles.kinds} role="group" aria-label={t('kind', facts)}>
              {MARKS.map((kind) => <ToggleButton key={kind} size="small" checked={row.kind === kind} appearance={row.kind === kind ? 'primary' : 'subtle'} onClick={() => acts.onKind(kind)}>{v(`kind.${kind}`)}</ToggleButton>)}
            </div>
          )}
          {row.capacity === 'DIRECT' ? null : <Text size={200} className={styles.quiet}>{v(`capacity.${row.capacity}`)}</Text>}
          <span className={styles.space} />
          {acts.onUp || acts.onDown ? (
            <>
              <Button size="small" appearance="subtle" icon={<ArrowUpRegular />} data-act="up" disabledFocusable={!acts.onUp} aria-label={t('up', facts)} title={t('up', facts)} onClick={() => acts.onUp?.()} />
              <Button size="small" appearance="subtle" icon={<ArrowDownRegular />} data-act="down" disabledFocusable={!acts.onDown} aria-label={t('down', facts)} title={t('down', facts)} onClick={() => acts.onDown?.()} />
            </>
          ) : null}
          {acts.onRemove ? <Button size="small" appearance="subtle" icon={<DeleteRegular />} aria-label={t('remove', facts)} title={t('remove', facts)} onClick={acts.onRemove} /> : null}
        </div>
        {role === 'middle' ? null : <Text size={200} className={styles.quiet}>{t(`why.${role}`)}</Text>}
      </div>
    </li>
  );
};

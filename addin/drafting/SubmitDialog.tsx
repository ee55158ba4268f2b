import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Text, makeStyles, tokens } from '@fluentui/react-components';
import { BESIDE } from '../app/beside.ts';
import { findPerson } from '../../server/circulation/people.ts';
import { ErrorBar } from '../app/ErrorBar.tsx';
import { useTexts } from '../app/language.tsx';
import { routeInShort } from './route-edit.ts';
import { texts } from './texts.ts';
import type { Draft } from './useDraft.ts';

const useStyles = makeStyles({
  surface: { maxWidth: 'min(480px, calc(100vw - 16px))' },
  content: { display: 'grid', gap: '8px' },
  actions: { display: 'flex', flexDirection: 'row', justifyContent: 'end', gap: '8px', '@media screen and (max-width: 480px)': { flexDirection: 'row' } },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly draft: Draft;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** The one confirmation: what goes, to whom, by which way. */
export const SubmitDialog = ({ draft, busy, error, onConfirm, onClose }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const { form, setting } = draft;
  const presenter = findPerson(setting.directory, form.rows[0]?.ownerId ?? '');
  const signer = findPerson(setting.directory, form.rows.at(-1)?.ownerId ?? '');
  return (
    <Dialog open onOpenChange={(_, { open, type }) => { if (!open && type !== BESIDE && !busy) onClose(); }}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t('submitTitle')}</DialogTitle>
          <DialogContent className={styles.content}>
            <Text weight="semibold">{form.subject}</Text>
            <Text>{t('submitNext', { name: presenter?.name ?? '', title: presenter?.title ?? '' })}</Text>
            <Text className={styles.quiet}>{t('submitRoute', { route: routeInShort(form.rows, setting) })}</Text>
            <Text className={styles.quiet}>{t('submitSigner', { name: signer?.name ?? '' })}</Text>
            <Text size={200} className={styles.quiet}>{t('submitFrozen')}</Text>
            <ErrorBar error={error} />
          </DialogContent>
          <DialogActions className={styles.actions}>
            <Button disabled={busy} onClick={onClose}>{t('submitBack')}</Button>
            <Button appearance="primary" disabled={busy} onClick={onConfirm}>{t(busy ? 'submitting' : 'submit')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};

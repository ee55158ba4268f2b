import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, tokens } from '@fluentui/react-components';
import type { SubmitEvent, ReactNode } from 'react';
import { BESIDE } from './beside.ts';
import { ErrorBar } from './ErrorBar.tsx';

const NARROW = '@media (max-width: 480px)';
const useStyles = makeStyles({
  surface: { width: 'min(520px, 100vw)', maxWidth: '100vw', [NARROW]: { width: 'calc(100vw - 16px)', padding: '16px' } },
  form: { display: 'contents' },
  content: { display: 'flex', flexDirection: 'column', gap: '12px', lineHeight: tokens.lineHeightBase300 },
});

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button that acts says. */
  readonly doLabel: string;
  readonly cancelLabel: string;
  readonly canDo: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onDo: () => void;
  readonly onClose: () => void;
  readonly onReload?: () => void;
}

/** One act, explained, with its reason or confirmation; Enter acts, Escape leaves, nothing happens twice. */
export const ConfirmDialog = ({ title, children, doLabel, cancelLabel, canDo, busy, error, onDo, onClose, onReload }: Props) => {
  const styles = useStyles();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (canDo && !busy) onDo();
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_, data) => { if (!data.open && data.type !== BESIDE && !busy) onClose(); }}>
      <DialogSurface className={styles.surface}>
        <form className={styles.form} onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              {children}
              <ErrorBar error={error} onReload={onReload === undefined ? undefined : () => { onReload(); onClose(); }} />
            </DialogContent>
            <DialogActions fluid>
              <Button type="submit" appearance="primary" disabled={busy || !canDo}>{doLabel}</Button>
              <Button disabled={busy} onClick={onClose}>{cancelLabel}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
};

import type { DocumentView } from '../../server/acts/views.ts';
import type { ChecklistEntry } from '../../server/circulation/model.ts';
import { CancelDraftDialog } from './CancelDraftDialog.tsx';
import { NewVersionDialog } from './NewVersionDialog.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

export type DialogAct = 'returnDocument' | 'withdraw' | 'createNewVersion' | 'cancelDraft';

/** What every dialogue of an act needs: it closes itself when the act went well. */
export interface ActDialogProps {
  readonly document: DocumentView;
  readonly onClose: () => void;
  readonly onChanged: (next: DocumentView, done: string | null) => void;
  readonly onReload: () => void;
}

interface Props extends ActDialogProps {
  /** Null: no dialogue is open. */
  readonly act: DialogAct | null;
  readonly checklist: readonly ChecklistEntry[] | null;
}

export const ActDialogs = ({ act, checklist, ...rest }: Props) => {
  switch (act) {
    case null: return null;
    case 'returnDocument': return <ReturnDialog {...rest} checklist={checklist} />;
    case 'withdraw': return <WithdrawDialog {...rest} />;
    case 'createNewVersion': return <NewVersionDialog {...rest} />;
    case 'cancelDraft': return <CancelDraftDialog {...rest} />;
  }
};

import { accept, notify, type Outcome, refuseWith, type Scene } from '../decision.ts';
import { type Refusal, refusal } from '../errors.ts';
import type { Action, SignatureProof } from '../model.ts';
import { isClerk } from '../people.ts';
import { notAllowedUnless, requireStatus } from '../refusals.ts';
import { checkRevision, finalSignature, proofFacts, recordOf } from '../signatures.ts';

/** I12, I15 (NĐ 30/2020, Điều 32.2): the clerk in person, after signature and number, and never on one's own signature. */
export const checkSealing = ({ document, person }: Scene): Refusal | null => {
  const early = ['DRAFT', 'IN_CIRCULATION', 'RETURNED', 'WITHDRAWN', 'AWAITING_NUMBER'].includes(document.status);
  const final = finalSignature(document);
  return notAllowedUnless(isClerk(person)) ?? (early ? refusal('SEAL_BEFORE_NUMBER') : null) ?? requireStatus(document, 'NUMBERED') ??
    (final ? null : refusal('NUMBER_BEFORE_SIGN')) ?? (document.number ? null : refusal('SEAL_BEFORE_NUMBER')) ??
    (final?.signerId === person.id ? refusal('SEAL_BY_SIGNER') : null);
};

/** T20 (đóng dấu): the organisation's signature over the file that shows number and date. */
export const applySeal = (scene: Scene, action: Extract<Action, { type: 'applySeal' }>): Outcome => {
  const { document, person, world } = scene;
  const { proof } = action;
  const refused = checkSealing(scene) ?? checkOrganisation(proof) ?? checkRevision(document, proof);
  if (refused) return refuseWith(refused);
  return accept(
    scene,
    { status: 'SEALED', sealedAt: world.now, signatures: [...document.signatures, recordOf(proof, 'ORGANISATION', null, person.id, document.versionNo)] },
    { action: 'applySeal', facts: proofFacts(proof) },
    [...notify('SEALED', [document.drafterId, ...document.watcherIds], [person.id]), { kind: 'NOTIFY_CLERKS', notice: 'SEALED' }],
  );
};

/** A person's certificate is not the organisation's, not even the clerk's. */
const checkOrganisation = ({ certifiedPersonId, certificateSubject }: SignatureProof): Refusal | null =>
  certifiedPersonId === null ? null : refusal('CERT_SUBJECT_MISMATCH', { certName: certificateSubject, userName: 'cơ quan', userNameEn: 'the organisation' });

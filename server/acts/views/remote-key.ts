/** A key at the remote signing service, as the API answers it. */
export interface RemoteKeyView {
  readonly credentialId: string;
  /** DER in base64, leaf first. */
  readonly certificates: readonly string[];
  /** What its owner types for each signature, such as a PIN and a one-time code. */
  readonly secrets: readonly { readonly id: string; readonly label: string }[];
}

import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from './language.tsx';
import { texts } from './texts.ts';

interface Props {
  readonly children: ReactNode;
  /** A new value starts afresh, e.g. the address of the screen. */
  readonly resetKey: string;
}
interface State {
  readonly crashedAt: string | null;
}

/** Reloading is the remedy also where a newer pane was put on the server and the parts of this one are gone. */
const Crashed = () => {
  const t = useTexts(texts);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{t('crashed')}</MessageBarBody>
      <MessageBarActions><Button size="small" onClick={() => window.location.reload()}>{t('reload')}</Button></MessageBarActions>
    </MessageBar>
  );
};

/** One broken screen, or a part of the bundle that could not be fetched, must not take the frame down. React offers this only to classes. */
export class CrashGuard extends Component<Props, State> {
  override state: State = { crashedAt: null };
  static getDerivedStateFromError(): Partial<State> {
    return { crashedAt: window.location.hash };
  }
  override componentDidUpdate(previous: Props): void {
    if (previous.resetKey !== this.props.resetKey && this.state.crashedAt !== null) this.setState({ crashedAt: null });
  }
  override render(): ReactNode {
    return this.state.crashedAt === null ? this.props.children : <Crashed />;
  }
}

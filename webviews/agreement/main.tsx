import { render } from 'preact';
import type { AgreementHostContract, AgreementViewContract } from '../../extension/shared/protocol/agreement';
import { connect } from '../../extension/shared/rpc/connect';
import { vsCode } from '../lib/connect/vscodeApi';
import { webviewTransport } from '../lib/connect/webviewTransport';
import { registerToolkit } from '../lib/toolkit/components';
import { Actions } from './actions';
import './agreement.css';
import { AgreementModel } from './model/agreementModel';
import { App } from './views/app';

registerToolkit();
const api = vsCode();
const connection = connect<AgreementViewContract, AgreementHostContract>(webviewTransport(api), {
  functions: {},
  notices: { changed: (snapshot) => model.accept(snapshot) },
});
const model = new AgreementModel(connection.call, api);
render(<App model={model} actions={new Actions(model, connection.call)} />, document.getElementById('root')!);
void model.start();

import { render } from 'preact';
import type { InspectorHostContract, InspectorViewContract } from '../../extension/shared/protocol/inspector';
import { connect } from '../../extension/shared/rpc/connect';
import { vsCode } from '../lib/connect/vscodeApi';
import { webviewTransport } from '../lib/connect/webviewTransport';
import { watchKeys } from '../lib/keys/watchKeys';
import { registerToolkit } from '../lib/toolkit/components';
import { Actions } from './actions';
import { COMMANDS } from './commands';
import './inspector.css';
import { InspectorModel } from './model/inspectorModel';
import { App } from './views/app';

registerToolkit();
const api = vsCode();
const connection = connect<InspectorViewContract, InspectorHostContract>(webviewTransport(api), {
  functions: {},
  notices: {
    changed: (snapshot) => model.accept(snapshot),
    show: (place) => model.go(place),
    command: (command) => COMMANDS[command](inspector),
  },
});
const model = new InspectorModel(connection, api);
const inspector = { model, actions: new Actions(model, connection.call), host: connection.call };
render(<App inspector={inspector} />, document.getElementById('root')!);
document.addEventListener('visibilitychange', () => model.labelling.leadTime.setVisible(!document.hidden));
watchKeys((active) => connection.notify.keys(active));
void model.start();

import { render } from 'preact';
import type { DashboardHostContract, DashboardViewContract } from '../../extension/shared/protocol/dashboard';
import { connect } from '../../extension/shared/rpc/connect';
import { vsCode } from '../lib/connect/vscodeApi';
import { webviewTransport } from '../lib/connect/webviewTransport';
import { registerToolkit } from '../lib/toolkit/components';
import { Actions } from './actions';
import './dashboard.css';
import { DashboardModel } from './model/dashboardModel';
import { App } from './views/app';

registerToolkit();
const api = vsCode();
const connection = connect<DashboardViewContract, DashboardHostContract>(webviewTransport(api), {
  functions: {},
  notices: { changed: (snapshot) => model.accept(snapshot) },
});
const model = new DashboardModel(connection.call, api);
render(<App model={model} actions={new Actions(model, connection.call)} />, document.getElementById('root')!);
void model.start();

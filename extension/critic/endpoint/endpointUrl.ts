import { UserError } from '../../shared/util/userError';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const COMPLETIONS = '/chat/completions';

/**
 * The address that questions go to, from that of a server, of its API (`…/v1`) or of the call itself. Throws a `UserError` for what is no
 * address, for one with a key in it, and for plain http to another machine unless that is allowed.
 */
export function endpointUrl(text: string, allowHttp: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new UserError(
      `The endpoint ${JSON.stringify(text)} is no address. It looks like https://host/v1 or http://localhost:11434/v1.`,
      { usage: true },
    );
  if (url.username || url.password || url.search)
    throw new UserError(`The endpoint at ${url.host} has a name, a key or a query in its address. Leave it out.`, {
      usage: true,
    });
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname) && !allowHttp)
    throw new UserError(
      `${url.origin} is on another machine, and by plain http anybody in between can read the key and the prompts. Use https, or say that it is all right: --allow-http, or the setting couplet.critic.allowHttp.`,
      { usage: true },
    );
  const path = url.pathname.replace(/\/+$/, '');
  if (!path.endsWith(COMPLETIONS)) url.pathname = `${path || '/v1'}${COMPLETIONS}`;
  return url;
}

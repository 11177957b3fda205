import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an endpoint was sent. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly model: string; readonly messages: readonly { role: string; content: string }[] };
}

/** How an endpoint answers: with words, with a status and a document, or not at all. */
export type Reply =
  | { readonly text: string; readonly end?: string }
  | { readonly status: number; readonly document?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | null;

/** A server on loopback that plays an OpenAI-compatible endpoint. */
export interface FakeEndpoint {
  /** Without a path. */
  readonly origin: string;
  readonly received: readonly Received[];
  /** Decides on the reply to the request with this number, from 0. */
  reply(request: Received, number: number): Reply;
  close(): void;
}

/** Starts an endpoint that answers "good" until its `reply` is replaced. */
export async function startEndpoint(): Promise<FakeEndpoint & { reply: FakeEndpoint['reply'] }> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { headers, url: path = '' } = request;
    const it: Received = { path, headers, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
    send(response, endpoint.reply(it, received.push(it) - 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    reply: (_request: Received, _number: number): Reply => ({ text: 'good' }),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return endpoint;
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === null) return; // who asked waits until it gives up
  const [status, document] =
    'text' in reply
      ? [200, completion(reply.text, reply.end ?? 'stop')]
      : [reply.status, reply.document ?? { error: { message: `status ${reply.status}` } }];
  const headers = 'text' in reply ? {} : reply.headers;
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(document));
}

function completion(content: string, finish_reason: string) {
  return {
    choices: [{ message: { role: 'assistant', content }, finish_reason }],
    usage: { prompt_tokens: 100, completion_tokens: 2 },
  };
}

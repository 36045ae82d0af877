import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A network between a client and a server that can be taken away. */
export class TcpProxy {
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #refusing = false;
  /** Told of all that comes from the server, byte by character; says what is passed on instead, or how much of it is. */
  fromServer: (text: string) => number | string = ({ length }) => length;
  /** Told of all that comes from the client, byte by character; says what is passed on instead. */
  fromClient: (text: string) => string = (text) => text;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Listens on loopback and passes everything on to this port. */
  static async open(target: number): Promise<TcpProxy> {
    const server = createServer({ allowHalfOpen: false });
    const proxy = new TcpProxy(server);
    server.on('connection', (client) => proxy.#accept(client, target));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Ends the connections; none is made until `restore`. */
  cut(): void {
    this.#refusing = true;
    for (const [client, upstream] of this.#pairs) {
      client.destroy();
      upstream.destroy();
    }
  }

  /** The connections of now stay open at the client's side for ever, and nothing passes any more: half-open TCP. New ones work. */
  forget(): void {
    for (const [client, upstream] of this.#pairs) {
      upstream.removeAllListeners();
      upstream.on('error', () => undefined);
      upstream.destroy();
      client.removeAllListeners('data');
      client.resume();
    }
  }

  restore(): void {
    this.#refusing = false;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #accept(client: Socket, target: number): void {
    client.on('error', () => undefined);
    if (this.#refusing) {
      client.destroy();
      return;
    }
    const upstream = connect(target, '127.0.0.1');
    const pair = [client, upstream] as const;
    this.#pairs.add(pair);
    upstream.on('error', () => client.destroy());
    client.on('data', (bytes) => upstream.write(this.fromClient(bytes.toString('latin1')), 'latin1'));
    upstream.on('data', (bytes) => {
      const passed = this.fromServer(bytes.toString('latin1'));
      client.write(typeof passed === 'string' ? Buffer.from(passed, 'latin1') : bytes.subarray(0, passed));
    });
    client.on('close', () => {
      this.#pairs.delete(pair);
      upstream.destroy();
    });
    upstream.on('close', () => client.destroy());
  }
}

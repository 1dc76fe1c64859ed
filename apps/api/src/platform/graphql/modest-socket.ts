import { CloseCode } from 'graphql-ws';
import { WebSocket } from 'ws';
import { isModestJson } from '../http/modest-json';

type Written = (error?: Error) => void;
type Options = Extract<Parameters<WebSocket['send']>[1], object>;
type Data = Parameters<WebSocket['send']>[0];

/**
 * A socket of the server that hands on no message whose JSON is expensive to read: it closes instead. That a reader has
 * gone while something was written to them is told by its closing alone, not as an error of the writer.
 */
export class ModestSocket extends WebSocket {
  override send(data: Data, options?: Options | Written, written?: Written): void {
    if (typeof options === 'function') super.send(data, () => options());
    else super.send(data, options ?? {}, written && (() => written()));
  }

  override emit(event: string | symbol, ...words: unknown[]): boolean {
    if (event !== 'message' || isModestJson(String(words[0]))) return super.emit(event, ...words);
    this.close(CloseCode.BadRequest, 'Invalid message received');
    return false;
  }
}

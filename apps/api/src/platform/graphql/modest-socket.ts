import { CloseCode } from 'graphql-ws';
import { WebSocket } from 'ws';
import { isModestJson } from '../http/modest-json';

/** A socket of the server that hands on no message whose JSON is expensive to read: it closes instead. */
export class ModestSocket extends WebSocket {
  override emit(event: string | symbol, ...words: unknown[]): boolean {
    if (event !== 'message' || isModestJson(String(words[0]))) return super.emit(event, ...words);
    this.close(CloseCode.BadRequest, 'Invalid message received');
    return false;
  }
}

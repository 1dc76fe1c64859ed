import { EventEmitter } from 'node:events';
import { WebSocket } from 'ws';
import { SocketLimits } from './socket-limits';

const fake = () =>
  Object.assign(new EventEmitter(), {
    OPEN: WebSocket.OPEN,
    readyState: WebSocket.OPEN as number,
    close: jest.fn(),
  });
type Fake = ReturnType<typeof fake>;
const end = (socket: Fake) => {
  socket.readyState = WebSocket.CLOSED;
  socket.emit('close');
};

describe('the limits of sockets', () => {
  const opened = (limits: SocketLimits, address: string): Fake & WebSocket => {
    const socket = fake() as unknown as Fake & WebSocket;
    limits.open(socket, address);
    return socket;
  };

  it('hold for the silent of one address, until they speak or go', () => {
    const limits = new SocketLimits({ ofUser: 9, silent: 2 });
    const [first, second] = [opened(limits, 'a'), opened(limits, 'a')];
    expect([limits.mayOpen('a'), limits.mayOpen('b')]).toEqual([false, true]);
    expect(limits.introduce(first, 1)).toBe(true);
    expect(limits.mayOpen('a')).toBe(true);
    opened(limits, 'a');
    expect(limits.mayOpen('a')).toBe(false);
    end(second);
    expect(limits.mayOpen('a')).toBe(true);
  });

  it('hold for one person, whatever the address', () => {
    const limits = new SocketLimits({ ofUser: 2, silent: 9 });
    const sockets = ['a', 'b', 'c'].map((address) => opened(limits, address));
    expect(sockets.map((socket) => limits.introduce(socket, 1))).toEqual([true, true, false]);
    expect(sockets[2]!.close).toHaveBeenCalledWith(1013, 'Too many sockets');
    expect(limits.introduce(opened(limits, 'a'), 2)).toBe(true);
    end(sockets[0]!);
    expect(limits.introduce(sockets[2]!, 1)).toBe(true);
  });

  it('count nothing for a socket that closed while it introduced itself', () => {
    const limits = new SocketLimits({ ofUser: 1, silent: 1 });
    const gone = opened(limits, 'a');
    end(gone);
    expect(limits.introduce(gone, 1)).toBe(false);
    expect(limits.introduce(opened(limits, 'a'), 1)).toBe(true);
  });
});

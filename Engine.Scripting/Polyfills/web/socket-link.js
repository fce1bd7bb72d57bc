'use strict';
// One socket of the platform as a WebSocket needs it: open(header, id), message(data), error(), close(code, reason).
// Where there are SocketTasks each has its own; an old base library has one socket, and global functions for it.
module.exports = function connect(options, told) {
  let refused = false;
  const asked = {
    ...options,
    fail: () => {
      refused = true;
      told.refused();
    },
  };
  if (host.socketTask === 'with-multiple' && host.has('connectSocket.multiple')) asked.multiple = true;
  if (host.socketTask === 'never' || host.socketTask === 'with-multiple' && !asked.multiple) return global(asked, told, () => refused);

  let task = null;
  host.api.connectSocket({ ...asked, getRawResult: raw => { task = raw; } });
  if (!task) return { send() {}, close() {} };
  task.onOpen(event => told.open(event.header, event.socketTaskId));
  task.onMessage(event => told.message(dataOf(host.eventsInData ? event.data : event)));
  task.onError(() => told.error());
  task.onClose(event => told.close(event.code, event.reason));
  return {
    send: (data, complete, fail) => task.send({ data, complete, fail }),
    close: closing => task.close(closing),
  };
};

// The listeners are those of the last socket, as the platform has it.
function global(asked, told, refused) {
  let open = false;
  let closing = null;
  let id;
  const mine = event => event.socketTaskId === undefined || id === undefined || event.socketTaskId === id;
  const { api } = host;
  const listeners = {
    onSocketOpen: event => {
      if (!mine(event) || refused()) return;
      id ??= event.socketTaskId;
      open = true;
      if (closing) api.closeSocket(closing);
      else told.open(event.header, event.socketTaskId);
    },
    onSocketMessage: event => { if (mine(event) && open) told.message(dataOf(event)); },
    onSocketError: event => { if (mine(event)) told.error(); },
    onSocketClose: event => { if (mine(event) && (open || id !== undefined)) told.close(event.code, event.reason); },
  };
  asked.success = result => { id ??= result?.socketTaskId; };
  for (const name of Object.keys(listeners)) api[name](listeners[name]);
  api.connectSocket(asked);
  return {
    send: (data, complete, fail) => api.sendSocketMessage({ data, complete, fail }),
    // Before the socket is open the platform does not close it.
    close: options => {
      closing = options;
      if (open) api.closeSocket({ ...options, fail() {} });
    },
  };
}

// A binary message comes as an ArrayBuffer or, where isBuffer says so, as base64.
function dataOf({ data, isBuffer }) { return isBuffer && typeof data === 'string' ? host.fromBase64(data) : data; }

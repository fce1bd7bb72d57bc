// Phoenix channels, version 2.0.0 of the serializer: [join_ref, ref, topic, event, payload], and its binary form.
exports.path = '/phoenix/websocket';

const pushed = data => {
  const lengths = [...data.subarray(1, 5)];
  let at = 5;
  const [joinRef, ref, topic, event] = lengths.map(length => data.toString('utf8', at, at += length));
  return [joinRef, ref, topic, event, data.subarray(at)];
};
const replied = (joinRef, ref, topic, bytes) => {
  const names = [joinRef, ref, topic, 'ok'].map(name => Buffer.from(name));
  return Buffer.concat([Buffer.from([1, ...names.map(name => name.length)]), ...names, bytes]);
};

exports.accept = sockets => sockets.on('connection', (socket, request) => {
  const token = new URL(request.url, 'http://peer').searchParams.get('token');
  socket.on('message', (message, isBinary) => {
    const [joinRef, ref, topic, event, payload] = isBinary ? pushed(message) : JSON.parse(message);
    const send = (...parts) => socket.send(JSON.stringify(parts));
    const reply = (status, response) => send(joinRef, ref, topic, 'phx_reply', { status, response });
    switch (event) {
      case 'phx_join':
        if (topic === 'room:closed') return reply('error', { reason: 'unauthorized' });
        reply('ok', { token });
        return send(joinRef, null, topic, 'presence_state', { ann: { metas: [{ phx_ref: '1' }] } });
      case 'heartbeat': return reply('ok', {});
      case 'phx_leave': reply('ok', {}); return send(joinRef, ref, topic, 'phx_close', {});
      case 'shout': return send(null, null, topic, 'shout', payload);
      case 'bytes': return socket.send(replied(joinRef, ref, topic, payload));
      case 'crash': return send(joinRef, ref, topic, 'phx_error', {});
      case 'drop': return socket.terminate();
      case 'silence': return;
      default: return reply('ok', payload);
    }
  });
});

// One mini program that echoes over many sockets. GATE is answered when a round begins; 'done' says that it has ended.
var text = new Array(BYTES + 1).join('x');
var ahead = Math.min(IN_FLIGHT, PER_SOCKET);
var sockets = [];
var left = 0;

function wrong(err) {
  console.error(err.errMsg);
}

function connect() {
  var socket = { task: null, sent: 0, received: 0 };
  var task = swan.connectSocket({ url: SERVER, fail: wrong });
  socket.task = task;
  sockets.push(socket);
  task.onError(wrong);
  task.onOpen(function () {
    if (sockets.length < SOCKETS) connect();
    else wait();
  });
  task.onMessage(function (message) {
    socket.received++;
    if (socket.sent < PER_SOCKET) {
      socket.sent++;
      task.send({ data: message.data });
    }
    if (socket.received === PER_SOCKET && --left === 0) {
      console.log('done');
      wait();
    }
  });
}

function wait() {
  swan.request({ url: GATE, dataType: 'text', success: round, fail: wrong });
}

function round() {
  left = sockets.length;
  sockets.forEach(function (socket) {
    socket.received = 0;
    socket.sent = ahead;
    for (var i = 0; i < ahead; i++) socket.task.send({ data: text });
  });
}

connect();

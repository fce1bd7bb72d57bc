'use strict';
// Calls what a platform has in the network part, and writes what it saw: a name a line, as canIUse has them. The words that
// options take are asked of canIUse itself; WORDS is put before this script.
var api = typeof wx === 'object' ? wx : my;
var isAlipay = typeof my === 'object';
var https = 'https://lab.example';
var wss = 'wss://lab.example';
var user = api.env.USER_DATA_PATH;
var fs = api.getFileSystemManager();

function see(name) { console.log('see ' + name); }
function members(name, object) { Object.keys(object).forEach(function (member) { see(name + member); }); }
function fields(name, value) {
  if (value && typeof value === 'object' && !Array.isArray(value) && !(value instanceof ArrayBuffer)) members(name + '.', value);
}
function listener(name) { return function (event) { fields(name + '.callback', event); }; }

// A call: what its callbacks are told.
function ask(owner, name, options, key) {
  key = key || name;
  return new Promise(function (resolve) {
    owner[name](Object.assign({}, options, {
      success: function (res) { fields(key + '.success', res); },
      fail: function (res) { fields(key + '.fail', res); },
      complete: resolve,
    }));
  });
}

// A transfer, with all listeners of its task.
function transfer(name, task, options) {
  return new Promise(function (resolve) {
    var given = api[name](Object.assign({}, options, {
      success: function (res) { fields(name + '.success', res); },
      fail: function (res) { fields(name + '.fail', res); },
      complete: resolve,
    }));
    members(task + '.', given);
    Object.keys(given).filter(function (member) { return /^on/.test(member); }).forEach(function (member) { given[member](listener(task + '.' + member)); });
  });
}

async function transfers() {
  await transfer('request', 'RequestTask', { url: https + '/json' });
  await transfer('request', 'RequestTask', { url: https + '/chunked', enableChunked: true, dataType: 'text' });
  await transfer('request', 'RequestTask', { url: 'https://elsewhere.example/' });
  fs.writeFileSync(isAlipay ? { filePath: user + '/a.txt', data: 'a' } : user + '/a.txt', 'a');
  var upload = { filePath: user + '/a.txt', name: 'a', fileType: 'image' };
  await transfer('uploadFile', 'UploadTask', Object.assign({ url: https + '/upload' }, upload));
  await transfer('uploadFile', 'UploadTask', Object.assign({ url: 'https://elsewhere.example/' }, upload));
  await transfer('downloadFile', 'DownloadTask', { url: https + '/bytes/1000' });
  await transfer('downloadFile', 'DownloadTask', { url: https + '/bytes/1000', filePath: user + '/b.bin' });
  await transfer('downloadFile', 'DownloadTask', { url: 'https://elsewhere.example/' });
}

// One socket from its opening to its close, and one that cannot open; told to the global listeners and to those of its task.
function socket(url, more) {
  return new Promise(function (resolve) {
    var closed = false;
    function over() { if (!closed) { closed = true; resolve(); } }
    api.onSocketOpen(listener('onSocketOpen'));
    api.onSocketMessage(listener('onSocketMessage'));
    api.onSocketError(function (event) { fields('onSocketError.callback', event); over(); });
    api.onSocketClose(function (event) { fields('onSocketClose.callback', event); over(); });
    var task = api.connectSocket(Object.assign({ url: url, fail: function (res) { fields('connectSocket.fail', res); over(); }, success: function (res) { fields('connectSocket.success', res); } }, more));
    if (!task) {
      api.onSocketOpen(async function (event) {
        fields('onSocketOpen.callback', event);
        await ask(api, 'sendSocketMessage', { data: 'hello' });
        await ask(api, 'closeSocket', {});
      });
      return;
    }
    members('SocketTask.', task);
    task.onMessage(listener('SocketTask.onMessage'));
    task.onError(function (event) { listener('SocketTask.onError')(event); over(); });
    task.onClose(function (event) { listener('SocketTask.onClose')(event); over(); });
    task.onOpen(async function (event) {
      listener('SocketTask.onOpen')(event);
      await ask(task, 'send', { data: 'hello' }, 'SocketTask.send');
      await ask(task, 'send', { data: 1 }, 'SocketTask.send');
      await ask(task, 'close', { code: 1 }, 'SocketTask.close');
      await ask(task, 'close', {}, 'SocketTask.close');
    });
  });
}

async function sockets() {
  await ask(api, 'sendSocketMessage', { data: 1 });
  await ask(api, 'closeSocket', { code: 1 });
  if (isAlipay) {
    await socket(wss + '/ws/echo');
    await socket(wss + '/ws/reject?status=500');
  }
  await socket(wss + '/ws/echo', { multiple: true });
  await ask(api, 'connectSocket', {});
  await socket(wss + '/ws/reject?status=500', { multiple: true });
  if (isAlipay) return;
  // The global functions mean the newest socket.
  await new Promise(function (resolve) {
    api.onSocketClose(resolve);
    api.onSocketOpen(async function () {
      await ask(api, 'sendSocketMessage', { data: 'hello' });
      await ask(api, 'closeSocket', {});
    });
    api.connectSocket({ url: wss + '/ws/echo' });
  });
}

// A function by its own form and by the one that returns: positional arguments, or an object where the platform takes one.
async function both(owner, prefix, name, values, names) {
  var options = {};
  names.forEach(function (known, index) { if (values[index] !== undefined) options[known] = values[index]; });
  if (owner[name]) await ask(owner, name, options, prefix + name);
  if (owner[name + 'Sync']) {
    var given = isAlipay ? owner[name + 'Sync'](options) : owner[name + 'Sync'].apply(owner, values);
    fields(prefix + name + 'Sync.return', given);
  }
}

async function storage() {
  function call(name, names) { return function () { return both(api, '', name, [].slice.call(arguments), names); }; }
  await call('setStorage', ['key', 'data'])('a', 1);
  await call('getStorage', ['key'])('a');
  await call('getStorageInfo', [])();
  await call('removeStorage', ['key'])('a');
  await call('batchSetStorage', ['kvList'])([{ key: 'b', value: 2 }]);
  await call('batchGetStorage', ['keyList'])(['b']);
  await call('clearStorage', [])();
  if (isAlipay) fields('setStorageSync.return', api.setStorageSync({ key: 1 }));
  await ask(api, 'setStorage', { key: 1 });
  await ask(api, 'getStorage', { key: 1 });
  await ask(api, 'removeStorage', { key: 1 });
  for (var name of ['batchSetStorage', 'batchGetStorage'].filter(function (known) { return api[known]; })) await ask(api, name, {});
}

function copy(to) { fs.copyFileSync(isAlipay ? { srcPath: user + '/c.txt', destPath: to } : user + '/c.txt', to); }

// What can be done once needs its state again before the other form.
async function once(name, names, prepare) {
  var values = prepare();
  var options = {};
  names.forEach(function (known, index) { options[known] = values[index]; });
  await ask(fs, name, options, 'FileSystemManager.' + name);
  prepare();
  fields('FileSystemManager.' + name + 'Sync.return', isAlipay ? fs[name + 'Sync'](options) : fs[name + 'Sync'].apply(fs, values));
}

// An archive with one entry, d/a.txt, and a file that was packed with Brotli.
var ARCHIVE = 'UEsDBBQAAAAAAAAAIQCsKpPYAgAAAAIAAAAHAAAAZC9hLnR4dGhpUEsBAhQDFAAAAAAAAAAhAKwqk9gCAAAAAgAAAAcAAAAAAAAAAAAAAIABAAAAAGQvYS50eHRQSwUGAAAAAAEAAQA1AAAAJwAAAAAA';
var BROTLI = 'CwKAaGVsbG8D';

// A file that stays open, by its descriptor.
async function descriptors() {
  var fd = fs.openSync({ filePath: user + '/g.txt', flag: 'w+' });
  await ask(fs, 'open', { filePath: user + '/g.txt' }, 'FileSystemManager.open');
  await ask(fs, 'write', { fd: fd, data: 'abc' }, 'FileSystemManager.write');
  await ask(fs, 'read', { fd: fd, arrayBuffer: new ArrayBuffer(3), length: 3 }, 'FileSystemManager.read');
  await ask(fs, 'fstat', { fd: fd }, 'FileSystemManager.fstat');
  await ask(fs, 'ftruncate', { fd: fd, length: 1 }, 'FileSystemManager.ftruncate');
  fields('FileSystemManager.writeSync.return', fs.writeSync({ fd: fd, data: 'abc' }));
  fields('FileSystemManager.readSync.return', fs.readSync({ fd: fd, arrayBuffer: new ArrayBuffer(3), length: 3 }));
  fields('FileSystemManager.fstatSync.return', fs.fstatSync({ fd: fd }));
  await ask(fs, 'close', { fd: fd }, 'FileSystemManager.close');
}

async function packed() {
  function put(name, data) { fs.writeFileSync.apply(fs, isAlipay ? [{ filePath: user + name, data: data, encoding: 'base64' }] : [user + name, data, 'base64']); }
  put('/a.zip', ARCHIVE);
  put('/a.br', BROTLI);
  await ask(fs, 'unzip', { zipFilePath: user + '/a.zip', targetPath: user + '/out' }, 'FileSystemManager.unzip');
  if (fs.zip) await ask(fs, 'zip', { zipFilePaths: user + '/c.txt', targetPath: user + '/b.zip' }, 'FileSystemManager.zip');
  if (isAlipay) return;
  await descriptors();
  await ask(fs, 'readZipEntry', { filePath: user + '/a.zip', entries: 'all' }, 'FileSystemManager.readZipEntry');
  await ask(fs, 'readCompressedFile', { filePath: user + '/a.br', compressionAlgorithm: 'br' }, 'FileSystemManager.readCompressedFile');
  await ask(fs, 'truncate', { filePath: user + '/a.br', length: 1 }, 'FileSystemManager.truncate');
}

async function files() {
  function call(name, names) { return function () { return both(fs, 'FileSystemManager.', name, [].slice.call(arguments), names); }; }
  members('FileSystemManager.', fs);
  await call('writeFile', ['filePath', 'data'])(user + '/c.txt', 'abc');
  await call('appendFile', ['filePath', 'data'])(user + '/c.txt', 'def');
  await call('readFile', ['filePath', 'encoding'])(user + '/c.txt', 'utf8');
  await call('access', ['path'])(user + '/c.txt');
  await call('stat', ['path'])(user + '/c.txt');
  await call('getFileInfo', ['filePath'])(user + '/c.txt');
  await call('readdir', ['dirPath'])(user);
  await call('mkdir', ['dirPath', 'recursive'])(user + '/d', true);
  await once('rmdir', ['dirPath'], function () { fs.mkdirSync(isAlipay ? { dirPath: user + '/d', recursive: true } : user + '/d', true); return [user + '/d']; });
  await call('copyFile', ['srcPath', 'destPath'])(user + '/c.txt', user + '/e.txt');
  await packed();
  await once('unlink', ['filePath'], function () { copy(user + '/e.txt'); return [user + '/e.txt']; });
  await once('rename', ['oldPath', 'newPath'], function () { copy(user + '/e.txt'); return [user + '/e.txt', user + '/f.txt']; });
  for (var name of Object.keys(fs).filter(function (known) { return !/Sync$/.test(known); })) await ask(fs, name, {}, 'FileSystemManager.' + name);
  await saved();
}

function temporary() {
  return new Promise(function (resolve) { api.downloadFile({ url: https + '/bytes/10', complete: function (res) { resolve(res.apFilePath || res.tempFilePath); } }); });
}

async function saved() {
  var save = await new Promise(function (resolve, reject) {
    temporary().then(function (path) {
      fs.saveFile({ tempFilePath: path, success: function (res) { fields('FileSystemManager.saveFile.success', res); resolve(res.savedFilePath); }, fail: reject });
    });
  });
  fields('FileSystemManager.saveFileSync.return', await temporary().then(function (path) { return fs.saveFileSync(isAlipay ? { tempFilePath: path } : path); }));
  await ask(fs, 'getSavedFileList', {}, 'FileSystemManager.getSavedFileList');
  await ask(fs, 'removeSavedFile', { filePath: save }, 'FileSystemManager.removeSavedFile');
  if (!isAlipay) return;
  fields('FileSystemManager.getSavedFileListSync.return', fs.getSavedFileListSync({}));
  fields('FileSystemManager.removeSavedFileSync.return', fs.removeSavedFileSync({ filePath: fs.getSavedFileListSync({}).fileList[0].filePath }));
  await ask(api, 'saveFile', { apFilePath: await temporary() });
  await ask(api, 'getSavedFileList', {});
  var list = await new Promise(function (resolve) { api.getSavedFileList({ success: function (res) { resolve(res.fileList); } }); });
  await ask(api, 'getFileInfo', { apFilePath: list[0].apFilePath });
  await ask(api, 'getSavedFileInfo', { apFilePath: list[0].apFilePath });
  await ask(api, 'removeSavedFile', { apFilePath: list[0].apFilePath });
  for (var name of ['saveFile', 'getFileInfo', 'getSavedFileInfo', 'removeSavedFile']) await ask(api, name, {});
}

async function network() {
  await ask(api, 'getNetworkType', {});
  await new Promise(function (resolve) {
    api.onNetworkStatusChange(function (event) { listener('onNetworkStatusChange')(event); resolve(); });
    console.log('listening');
  });
}

// Listening alone keeps no script going.
setTimeout(function () {}, 1e8);

(async function () {
  members('', api);
  members('env.', api.env);
  WORDS.filter(api.canIUse).forEach(see);
  await transfers();
  await sockets();
  await storage();
  await files();
  await network();
  console.log('done');
})();

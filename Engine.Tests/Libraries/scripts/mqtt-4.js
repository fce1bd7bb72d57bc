// As mini programs have it: the bundle, and the library's own ways to wx.connectSocket and my.connectSocket.
const mqtt = require('mqtt-4/dist/mqtt.js');
const { drive } = require('./mqtt-steps');
// What fails on WeChat fails for good; nobody waits long for it.
typeof my === 'undefined' ? drive(mqtt.connect, 'wxs', {}, 1500) : drive(mqtt.connect, 'alis', { my });

const { ReadableStream, TransformStream, WritableStream } = require('web-streams-polyfill');
module.exports = { ReadableStream, TransformStream, WritableStream };

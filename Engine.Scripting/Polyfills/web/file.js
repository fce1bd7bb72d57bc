'use strict';
// A Blob with a name. File API, section 4.
const { Blob } = require('./blob');

class File extends Blob {
  #name;
  #lastModified;

  constructor(parts, name, options) {
    if (arguments.length < 2) throw new TypeError('A File needs its parts and a name');
    super(parts, options);
    this.#name = String(name);
    this.#lastModified = options?.lastModified === undefined ? Date.now() : Math.trunc(Number(options.lastModified)) || 0;
  }

  get name() { return this.#name; }
  get lastModified() { return this.#lastModified; }
  get webkitRelativePath() { return ''; }
  get [Symbol.toStringTag]() { return 'File'; }
}

module.exports = File;

/* The search form of a text: the same as VietnameseText.searchable on the server; a test holds the two together. */
(function () {
  'use strict';

  const INVISIBLE = /[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0]/gu;
  const APOSTROPHE = /(\p{L})['\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u02c8\u0060\u00b4\u2032\u2035\u055a\ua78c\uff07](?=\p{L})/gu;
  const LOOKS = '\u0410\u0412\u0421\u0415\u041d\u0406\u0408\u041a\u041c\u041e\u0420\u0405\u0422\u0425\u0423'
    + '\u0430\u0435\u0456\u0458\u043e\u0440\u0455\u0441\u0445\u0443'
    + '\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03b1\u03bd\u03bf';
  const LATIN_LOOKS = 'ABCEHIJKMOPSTXYaeijopscxyABEZHIKMNOPTYXavo';

  function latin(word) {
    if (!/\p{Script=Latin}/u.test(word) || !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)) {
      return word;
    }
    return Array.from(word.normalize('NFD')).map(function (letter) {
      const at = LOOKS.indexOf(letter);
      return at < 0 ? letter : LATIN_LOOKS[at];
    }).join('');
  }

  function narrow(text) {
    return text.replace(/\s+/g, ' ').trim();
  }

  function plain(text) {
    const letters = text.replace(INVISIBLE, '')
      .replace(/[\uff01-\uff5e]/g, function (wide) { return wide.normalize('NFKC'); })
      .normalize('NFC')
      .replace(/[\u00d0\u0189]/g, '\u0110').replace(/[\u00f0\u0256]/g, '\u0111')
      .replace(/[\p{L}\p{M}\p{N}]+/gu, latin)
      .replace(APOSTROPHE, '$1')
      .replace(/[đĐ]/g, 'd').normalize('NFD').replace(/\p{M}/gu, '')
      .toLowerCase();
    // A search for apostrophes alone must not find everything.
    return narrow(letters.replace(/'/g, '')) || narrow(letters);
  }

  window.nennepText = { plain: plain };
}());

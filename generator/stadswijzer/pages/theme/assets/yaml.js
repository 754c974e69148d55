// Values of the form → the text of a file, in the hand of `stadswijzer format` (its rules stand in formatting.py).
//
// A field is described by `editing.py`. Values: a text for all that is typed, true for what is switched on, an array
// for a list, an object for a part, and an array of [key, value] for a mapping whose keys are data.
(function () {
  "use strict";
  var WIDTH = 120;
  var WORDS = /^(y|n|yes|no|on|off|true|false|null)$/i;
  var NUMBER_LIKE = /^(?:[-+]?\.?[0-9][0-9a-fA-FxXoO_.,:+\-TtZz ]*|[-+]?\.(?:inf|nan))$/i;
  var NOT_FIRST = /^[-?:,[\]{}#&*!|>'"%@`~=<]/;
  var NOT_PLAIN = /[\t\r\n]|: | #|:$|^\s|\s$/;
  var BRACKET_SIGNS = /[,[\]{}:]/;

  function isEmpty(value) {
    return value === undefined || value === null || value === false || value === "" ||
      (typeof value === "string" && !value.trim()) || (typeof value === "object" && !Object.keys(value).length);
  }

  // What is left when all that was not filled in is taken out; undefined when nothing is.
  function kept(field, value) {
    if (isEmpty(value)) return undefined;
    var found;
    if (field.is === "many") {
      found = value.map(function (item) { return kept(field.item, item); }).filter(function (item) { return !isEmpty(item); });
    } else if (field.is === "keyed") {
      found = value.map(function (pair) { return [pair[0], kept(field.value, pair[1])]; })
        .filter(function (pair) { return pair[0] && !isEmpty(pair[1]); });
    } else if (field.is === "part") {
      found = {};
      field.fields.forEach(function (each) {
        var inside = kept(each, value[each.name]);
        if (inside !== undefined) found[each.name] = inside;
      });
    } else if (field.is === "prose") {
      found = value.replace(/\r\n?/g, "\n").replace(/^(?:[^\S\n]*\n)+/, "").replace(/\s+$/, "");
      if (found.indexOf("\n") >= 0) found += "\n";
    } else {
      found = typeof value === "string" ? value.trim() : value;
    }
    return isEmpty(found) ? undefined : found;
  }

  function isBlock(value) {
    return typeof value === "string" && /\n/.test(value) && !/\r/.test(value) && value.trim() !== "";
  }

  function width(line) { return Array.from(line).length; }

  function pad(indent) { return " ".repeat(indent); }

  function scalar(text, isText, inBrackets) {
    var plain = text && !NOT_FIRST.test(text) && !NOT_PLAIN.test(text) && !(inBrackets && BRACKET_SIGNS.test(text)) &&
      !(isText && (WORDS.test(text) || NUMBER_LIKE.test(text)));
    if (plain) return text;
    if (/[\r\n]/.test(text)) return JSON.stringify(text);
    if (/["\\]/.test(text)) return "'" + text.replace(/'/g, "''") + "'";
    return '"' + text + '"';
  }

  function fieldsIn(field, value) {
    return field.fields.filter(function (each) { return value[each.name] !== undefined; });
  }

  // The value on one line, or null when it must be a block.
  function inline(field, value, inBrackets) {
    if (value === true) return "true";
    if (typeof value === "string") {
      if (isBlock(value)) return null;
      return field.is === "whole" || field.is === "number" ? value : scalar(value, field.text, inBrackets);
    }
    if (field.is === "many") {
      if (["ref", "id"].indexOf(field.item.is) < 0) return null;
      return "[" + value.map(function (item) { return inline(field.item, item, true); }).join(", ") + "]";
    }
    var pairs;
    if (field.is === "part" && field.row) {
      pairs = fieldsIn(field, value).map(function (each) { return [each.name, inline(each, value[each.name], true)]; });
    } else if (field.is === "keyed" && field.value.is !== "keyed") {
      pairs = value.map(function (pair) { return [scalar(pair[0], false, true), inline(field.value, pair[1], true)]; });
    } else {
      return null;
    }
    if (pairs.some(function (pair) { return pair[1] === null; })) return null;
    return "{" + pairs.map(function (pair) { return pair.join(": "); }).join(", ") + "}";
  }

  function block(text, start, indent) {
    var ends = /\n*$/.exec(text)[0].length;
    var sign = (/^\s/.test(text) ? "|2" : "|") + (ends === 0 ? "-" : ends === 1 ? "" : "+");
    var lines = text.split("\n");
    if (ends) lines.pop();
    return [start + " " + sign].concat(lines.map(function (line) { return line && pad(indent) + line; }));
  }

  function lines(field, value, start, indent) {
    if (isBlock(value)) return block(value, start, indent);
    var short = inline(field, value, false);
    if (short !== null && (typeof value !== "object" || width(start + " " + short) <= WIDTH)) return [start + " " + short];
    return [start].concat(field.is === "many" ? items(field, value, indent) : mapping(field, value, indent));
  }

  function mapping(field, value, indent) {
    var found = [];
    var named = field.is === "part"
      ? fieldsIn(field, value).map(function (each) { return [each.name, each, value[each.name]]; })
      : value.map(function (pair) { return [scalar(pair[0], false, true), field.value, pair[1]]; });
    named.forEach(function (each) {
      found = found.concat(lines(each[1], each[2], pad(indent) + each[0] + ":", indent + 2));
    });
    return found;
  }

  function items(field, value, indent) {
    var found = [];
    value.forEach(function (item) {
      if (typeof item !== "object") {
        found = found.concat(lines(field.item, item, pad(indent) + "-", indent + 2));
        return;
      }
      var short = inline(field.item, item, false);
      var row = pad(indent) + "- " + short;
      if (short !== null && width(row) <= WIDTH) {
        found.push(row);
        return;
      }
      var inside = mapping(field.item, item, indent + 2);
      inside[0] = pad(indent) + "- " + inside[0].slice(indent + 2);
      found = found.concat(inside);
    });
    return found;
  }

  // The whole file. `fields` are those of its kind.
  function write(fields, values) {
    var whole = { is: "part", fields: fields };
    var found = kept(whole, values);
    return found ? mapping(whole, found, 0).join("\n") + "\n" : "";
  }

  window.stadswijzerYaml = { kept: kept, write: write };
})();

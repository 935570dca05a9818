"""JSON Schema (draft 2020-12) of the record, made from its declaration and the model's closed lists."""

from __future__ import annotations

import types
import typing
from typing import Annotated, NotRequired, TypeAlias, Union, get_args, get_origin, get_type_hints

from mahdar.exchange.shape import Record, Says

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean"}


def schema() -> dict[str, Json]:
    """The schema that every record keeps; each property is described."""
    defs: dict[str, Json] = {}
    head: dict[str, Json] = {
        "$schema": DIALECT,
        "$id": "urn:mahdar:record:1",
        "title": "mahdar record",
    }
    return head | _object(Record, defs) | {"$defs": dict(sorted(defs.items()))}


def name_of(shape: object) -> str:
    """The name under which an object of the record stands in `$defs`: `MeetingRecord` is `meeting`."""
    return str(getattr(shape, "__name__", shape)).removesuffix("Record").lower()


def _object(shape: type, defs: dict[str, Json]) -> dict[str, Json]:
    properties: dict[str, Json] = {}
    required: list[Json] = []
    reasoned: list[str] = []
    for name, hint in get_type_hints(shape, include_extras=True).items():
        if get_origin(hint) is NotRequired:
            (hint,) = get_args(hint)
        else:
            required.append(name)
        says = _says(hint)
        if says and says.reasoned:
            reasoned.append(name)
        properties[name] = _property(hint, defs)
    out: dict[str, Json] = {
        "type": "object",
        "description": (shape.__doc__ or "").strip(),
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
    if reasoned:
        out["allOf"] = [_must_be_reasoned(name) for name in reasoned]
    return out


def _must_be_reasoned(name: str) -> Json:
    """Where the field is null, `missing` names it."""
    return {
        "if": {"properties": {name: {"type": "null"}}},
        "then": {"properties": {"missing": {"required": [name]}}},
    }


def _says(hint: object) -> Says | None:
    return next((a for a in get_args(hint) if isinstance(a, Says)), None) if get_origin(hint) is Annotated else None


def _property(hint: object, defs: dict[str, Json]) -> Json:
    says = _says(hint)
    inner = get_args(hint)[0] if says else hint
    out = _type(inner, says, defs)
    if says:
        out["description"] = says.what + (_empty(inner, says.empty) if says.empty else "")
        if says.example is not None and "additionalProperties" not in out:
            out["examples"] = [typing.cast(Json, says.example)]
    return out


def _empty(hint: object, when: str) -> str:
    if type(None) in get_args(hint):
        return f" `null`: {when}."
    return f" {when[0].upper()}{when[1:]}."


def _type(hint: object, says: Says | None, defs: dict[str, Json]) -> dict[str, Json]:
    args = get_args(hint)
    if get_origin(hint) in (Union, types.UnionType):
        (one,) = [a for a in args if a is not type(None)]
        out = _type(one, says, defs)
        out["type"] = [out["type"], "null"]
        return out
    if get_origin(hint) is list:
        return {"type": "array", "items": _type(args[0], says, defs)}
    if get_origin(hint) is dict:
        return {"type": "object", "additionalProperties": _type(args[1], None, defs)}
    if typing.is_typeddict(hint):
        name = name_of(hint)
        if name not in defs:
            defs[name] = {}
            defs[name] = _object(typing.cast(type, hint), defs)
        return {"$ref": f"#/$defs/{name}"}
    return _scalar(hint, says)


def _scalar(hint: object, says: Says | None) -> dict[str, Json]:
    out: dict[str, Json] = {"type": _SIMPLE[typing.cast(type, hint)]}
    if says is None:
        return out
    if says.values is not None:
        out["enum"] = [member.value for member in says.values]
    if says.pattern:
        out["pattern"] = says.pattern
    if says.format:
        out["format"] = says.format
    if says.low is not None:
        out["minimum"] = says.low
    if says.high is not None:
        out["maximum"] = says.high
    return out

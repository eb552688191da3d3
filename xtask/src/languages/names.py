"""Prints the names that a package of Python lacks: names.py FOLDER NAME ..."""

import ast
import pathlib
import sys

module, classes = set(), {}


def declared(body):
    """The names that statements declare."""
    for statement in body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield statement.name
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            yield statement.target.id


def members(name):
    """The names of a class, and of those that it derives from."""
    of_class = classes.get(name)
    if of_class is None:
        return set()
    bases = {base.id for base in of_class.bases if isinstance(base, ast.Name)}
    return set(declared(of_class.body)).union(*map(members, bases))


for path in sorted(pathlib.Path(sys.argv[1]).glob("*.py*")):
    if path.suffix in (".py", ".pyi"):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        module.update(declared(body))
        classes.update((statement.name, statement) for statement in body if isinstance(statement, ast.ClassDef))

for name in sys.argv[2:]:
    owner, _, member = name.rpartition(".")
    if member not in (members(owner) if owner else module):
        print("no", name)

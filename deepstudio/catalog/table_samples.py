"""Tables that come with the program, for trying things out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal

from deepstudio.core.declarations import Source
from deepstudio.core.project import ColumnPlan, Use
from deepstudio.core.text import T, Text

SampleColumns = Mapping[str, ColumnPlan]
SampleRoom = Literal["sklearn", "resources"]


def numbers(units: Mapping[str, str] | Iterable[str]) -> dict[str, ColumnPlan]:
    """SampleColumns of numbers, with their units where these are known."""
    known = units if isinstance(units, Mapping) else dict.fromkeys(units, "")
    return {
        name: ColumnPlan(id="number", settings={"unit": unit} if unit else {}) for name, unit in known.items()
    }


def answered(kind: str, unit: str = "") -> ColumnPlan:
    """The column that is to be answered."""
    return ColumnPlan(id=kind, settings={"unit": unit} if unit else {}, use="target")


def categories(*names: str, use: Use = "input") -> dict[str, ColumnPlan]:
    return {name: ColumnPlan(id="category", use=use) for name in names}


class TableSample(Source):
    """Base of tables that come with the program. `columns` are in the order of the file's.

    `file` lies in `room`: among scikit-learn's data sets, or among our resources. `classes` are the names of the
    values of a last column that holds their numbers; where `answers` is named, that file holds the last column.
    """

    glyph: ClassVar[str] = "grid"
    built_in: ClassVar[bool] = True
    reader: ClassVar[str] = "deepstudio.data.sources.sample_tables:SampleTableReader"
    room: ClassVar[SampleRoom] = "sklearn"
    file: ClassVar[str] = ""
    answers: ClassVar[str] = ""
    classes: ClassVar[tuple[str, ...]] = ()


class IrisSource(TableSample):
    """R. A. Fisher, "The Use of Multiple Measurements in Taxonomic Problems", 1936, as scikit-learn brings it."""

    licence: ClassVar[Text | None] = T("CC BY 4.0, from the UCI Machine Learning Repository")
    id: ClassVar[str] = "iris"
    title: ClassVar[Text] = T("Iris flowers")
    help: ClassVar[Text] = T(
        "150 irises of three species, four lengths each (R. A. Fisher, 1936). Small and easy: good for first steps."
    )
    file: ClassVar[str] = "iris.csv"
    classes: ClassVar[tuple[str, ...]] = ("setosa", "versicolor", "virginica")
    columns: ClassVar[SampleColumns] = {
        **numbers(dict.fromkeys(("sepal length", "sepal width", "petal length", "petal width"), "cm")),
        "species": answered("category"),
    }


class WineSource(TableSample):
    """M. Forina et al., "PARVUS", UCI Machine Learning Repository, 1991, as scikit-learn brings it."""

    licence: ClassVar[Text | None] = T("CC BY 4.0, from the UCI Machine Learning Repository")
    id: ClassVar[str] = "wine"
    title: ClassVar[Text] = T("Wines")
    help: ClassVar[Text] = T(
        "178 wines of one region from three cultivars, with 13 chemical measurements each (M. Forina et al., 1991)."
    )
    file: ClassVar[str] = "wine_data.csv"
    classes: ClassVar[tuple[str, ...]] = ("cultivar 1", "cultivar 2", "cultivar 3")
    columns: ClassVar[SampleColumns] = {
        **numbers(
            {
                "alcohol": "%",
                **dict.fromkeys(("malic acid", "ash", "alcalinity of ash", "magnesium", "total phenols"), ""),
                **dict.fromkeys(("flavanoids", "nonflavanoid phenols", "proanthocyanins"), ""),
                **dict.fromkeys(("colour intensity", "hue", "OD280/OD315 of diluted wines", "proline"), ""),
            }
        ),
        "cultivar": answered("category"),
    }


MEASURED = (
    *("radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity"),
    *("concave points", "symmetry", "fractal dimension"),
)


class BreastCancerSource(TableSample):
    """W. H. Wolberg, O. L. Mangasarian, W. N. Street, UCI Machine Learning Repository, 1995, by scikit-learn."""

    licence: ClassVar[Text | None] = T("CC BY 4.0, from the UCI Machine Learning Repository")
    id: ClassVar[str] = "breast-cancer"
    title: ClassVar[Text] = T("Breast cancer cells")
    help: ClassVar[Text] = T(
        "569 tissue samples from Wisconsin, 30 measurements of their cell nuclei each: malignant or benign? (W. H. "
        "Wolberg et al., 1995). For learning about networks, not about patients."
    )
    file: ClassVar[str] = "breast_cancer.csv"
    classes: ClassVar[tuple[str, ...]] = ("malignant", "benign")
    columns: ClassVar[SampleColumns] = {
        **numbers(f"{what} {name}" for what in ("mean", "error of", "worst") for name in MEASURED),
        "diagnosis": answered("category"),
    }


class DiabetesSource(TableSample):
    """B. Efron, T. Hastie, I. Johnstone, R. Tibshirani, "Least Angle Regression", 2004, as scikit-learn brings it."""

    licence: ClassVar[Text | None] = T("not told by its authors; public since 2004, and part of scikit-learn")
    id: ClassVar[str] = "diabetes"
    title: ClassVar[Text] = T("Diabetes")
    help: ClassVar[Text] = T(
        "442 patients with ten values each; how far had the disease progressed after a year? (B. Efron et al., "
        "2004). A number to tell, which no method tells well."
    )
    file: ClassVar[str] = "diabetes_data_raw.csv.gz"
    answers: ClassVar[str] = "diabetes_target.csv.gz"
    columns: ClassVar[SampleColumns] = {
        **numbers({"age": "years"}),
        **categories("sex"),
        **numbers(
            {
                "body mass index": "kg/m²",
                "blood pressure": "mm Hg",
                "total cholesterol": "mg/dl",
                "LDL cholesterol": "mg/dl",
                "HDL cholesterol": "mg/dl",
                "total / HDL cholesterol": "",
                "log of triglycerides": "",
                "blood sugar": "mg/dl",
            }
        ),
        "progression": answered("number"),
    }


class PenguinsSource(TableSample):
    """K. B. Gorman, T. D. Williams, W. R. Fraser, 2014; palmerpenguins by A. M. Horst, A. P. Hill, K. B. Gorman. CC0.

    See `resources/samples/penguins.licence.txt`.
    """

    licence: ClassVar[Text | None] = T("CC0 1.0")
    id: ClassVar[str] = "penguins"
    title: ClassVar[Text] = T("Penguins")
    help: ClassVar[Text] = T(
        "344 penguins of three species with island, sex and four measurements, some of which are missing (K. B. "
        "Gorman et al., 2014; collected by Gorman, Horst and Hill, free for any use, CC0)."
    )
    room: ClassVar[SampleRoom] = "resources"
    file: ClassVar[str] = "penguins.csv"
    columns: ClassVar[SampleColumns] = {
        "species": answered("category"),
        **categories("island"),
        **numbers(
            {"bill_length_mm": "mm", "bill_depth_mm": "mm", "flipper_length_mm": "mm", "body_mass_g": "g"}
        ),
        **categories("sex"),
    }


TABLE_SAMPLES: tuple[type[Source], ...] = (
    PenguinsSource,
    IrisSource,
    WineSource,
    BreastCancerSource,
    DiabetesSource,
)

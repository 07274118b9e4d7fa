"""Other matters of part three: procurement, assets, large equipment."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from generator.source.model import SectionModel, SourceModel
from generator.source.values import Amount, Count

ZERO = Decimal(0)


class Procurement(SectionModel):
    """政府采购: by kind, and what is reserved for small firms; amounts in 万元. The total
    follows."""

    goods: Amount = Field(ZERO, alias="货物", description="政府采购货物预算。", examples=["21.30"])
    works: Amount = Field(ZERO, alias="工程", description="政府采购工程预算。", examples=["0"])
    services: Amount = Field(
        ZERO, alias="服务", description="政府采购服务预算。", examples=["23.30"]
    )
    small: Amount = Field(
        ZERO, alias="面向中小企业", description="面向中小企业预留金额。", examples=["44.60"]
    )
    micro: Amount = Field(
        ZERO, alias="面向小微企业", description="其中面向小微企业预留金额。", examples=["44.60"]
    )


class Buildings(SourceModel):
    """房屋: floor space in 平方米, value in 万元."""

    area: Amount = Field(ZERO, alias="面积", description="平方米。", examples=["11055"])
    value: Amount = Field(ZERO, alias="价值", description="价值。", examples=["3314.46"])


class Vehicles(SourceModel):
    """A kind of vehicles: number (辆) and value (万元)."""

    number: Count = Field(0, alias="数量", description="辆数。", examples=["2"])
    value: Amount = Field(ZERO, alias="价值", description="价值。", examples=["45.16"])


class Fleet(SourceModel):
    """车辆 by kind; the totals follow."""

    general: Vehicles = Field(Vehicles(), alias="一般公务用车", description="一般公务用车。")
    enforcement: Vehicles = Field(Vehicles(), alias="执法执勤用车", description="执法执勤用车。")
    others: Vehicles = Field(Vehicles(), alias="其他车辆", description="其他车辆。")


class Equipment(SourceModel):
    """Large equipment (大型设备): pieces held and planned (台)."""

    over_500k: Count = Field(
        0, alias="50万元以上", description="单位价值50万元以上的台数。", examples=["0"]
    )
    over_1m: Count = Field(
        0, alias="100万元以上", description="单位价值100万元以上的台数。", examples=["0"]
    )


class Assets(SectionModel):
    """国有资产 at the end of last year; values in 万元."""

    buildings: Buildings = Field(Buildings(), alias="房屋", description="房屋面积与价值。")
    fleet: Fleet = Field(Fleet(), alias="车辆", description="各类车辆。")
    furniture: Amount = Field(
        ZERO, alias="办公家具", description="办公家具价值。", examples=["35.14"]
    )
    others: Amount = Field(
        ZERO, alias="其他资产", description="其他资产价值。", examples=["438.80"]
    )
    held: Equipment = Field(Equipment(), alias="现有大型设备", description="年底现有大型设备。")
    planned: Equipment = Field(
        Equipment(), alias="拟购大型设备", description="本年预算安排购置的大型设备。"
    )

"""Names for the town, put together from lists: family and given names, each in both scripts."""

from functools import lru_cache

import numpy as np

# Family name, and how it is written in Roman letters.
FAMILY = (
    "林 Lin 陈 Chen 王 Wang 李 Li 张 Zhang 刘 Liu 杨 Yang 黄 Huang 赵 Zhao 吴 Wu 周 Zhou 徐 Xu "
    "孙 Sun 马 Ma 朱 Zhu 胡 Hu 郭 Guo 何 He 高 Gao 罗 Luo 郑 Zheng 梁 Liang 谢 Xie 宋 Song "
    "唐 Tang 许 Xu 韩 Han 冯 Feng 邓 Deng 曹 Cao 彭 Peng 曾 Zeng 肖 Xiao 田 Tian 董 Dong "
    "潘 Pan 袁 Yuan 蔡 Cai 蒋 Jiang 余 Yu 叶 Ye 程 Cheng 苏 Su 魏 Wei 吕 Lü 丁 Ding 沈 Shen"
)
# Given names of two characters, and how they are written.
GIVEN = (
    "雨晴 Yuqing 浩然 Haoran 子涵 Zihan 思远 Siyuan 佳怡 Jiayi 俊杰 Junjie 欣妍 Xinyan "
    "宇轩 Yuxuan 梓萱 Zixuan 明哲 Mingzhe 晓彤 Xiaotong 建国 Jianguo 秀兰 Xiulan 志强 Zhiqiang "
    "美玲 Meiling 文博 Wenbo 静怡 Jingyi 海涛 Haitao 丽华 Lihua 天宇 Tianyu 诗涵 Shihan "
    "家豪 Jiahao 婉婷 Wanting 国栋 Guodong 春梅 Chunmei 一鸣 Yiming 若曦 Ruoxi 立新 Lixin "
    "雪梅 Xuemei 振华 Zhenhua 心怡 Xinyi 永康 Yongkang 玉珍 Yuzhen 嘉伟 Jiawei 可欣 Kexin "
    "光明 Guangming 桂英 Guiying 睿博 Ruibo 梦瑶 Mengyao 晨曦 Chenxi"
)
FIRST = (
    "Amelia Oliver Grace Henry Maya Jack Chloe Samuel Ruth Daniel Priya Marcus Elena Thomas "
    "Aisha Peter Nora Luis Hannah George Fatima Owen Claire Victor Sofia James Leah Andre "
    "Rosa Simon Tara Miguel Alice Kofi Joan Martin Zoe Patrick Irene David"
)
LAST = (
    "Hart Bennett Okafor Sullivan Price Delgado Whitfield Moore Ramirez Ellis Novak Hughes "
    "Carter Singh Doyle Fraser Greene Mbeki Lawson Pereira Quinn Reed Shaw Turner Walsh "
    "Young Abbott Baker Coleman Dixon Evans Foster Gibson Hayes Ingram Jordan Kerr Lopez "
    "Mason Norris Osborne Palmer Rhodes Stone Tucker Vaughan Warren York"
)


def _pairs(text: str) -> list[tuple[str, str]]:
    words = text.split()
    return list(zip(words[::2], words[1::2], strict=True))


def _both(form: int, join: str) -> np.ndarray:
    made = [a[form] + join + b[form] for a in _pairs(FAMILY) for b in _pairs(GIVEN)]
    return np.array(made, object)


@lru_cache(maxsize=1)
def written_names() -> np.ndarray:
    """Chinese names in characters: 林雨晴."""
    return _both(0, "")


@lru_cache(maxsize=1)
def roman_names() -> np.ndarray:
    """The same names, in the same order, in Roman letters: Lin Yuqing."""
    return _both(1, " ")


@lru_cache(maxsize=1)
def english_names() -> np.ndarray:
    """English names: Amelia Hart."""
    made = [f"{first} {last}" for last in LAST.split() for first in FIRST.split()]
    return np.array(made, object)

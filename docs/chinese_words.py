"""What the person of the tour writes in Chinese, where the pictures of the Chinese guide are taken."""

from qwen_studio.state.languages import CHINESE

_EDITS = {
    "Deep blue tint, sharpen the stars": "深蓝色调，锐化星点",
    "Replace the suit with a light blue suit, keep her face and hair": "把宇航服改成浅蓝色，保持她的面部和头发不变",
    "Black and white, strong contrast": "黑白，强对比",
    "Warm evening light on the fur": "傍晚的暖光照在毛发上",
    "Pencil sketch on warm paper": "暖色纸上的铅笔素描",
    "As a poster in four colours": "做成四色海报",
    "Cold morning light": "清晨的冷光",
    "Warm light": "暖光",
    "Make the cup teal, keep the spoon as it is": "把杯子改成青绿色，勺子保持不变",
    "Put the cat from Image 2 beside the cup of Image 1, warm evening light.": (
        "把图2中的猫放在图1的杯子旁边，傍晚的暖光。"
    ),
    "low resolution, extra spoons": "低分辨率，多余的勺子",
    "Put the cat from Image 2 on the arm of the woman in Image 1, in {warm|cold} light.": (
        "让图1中的女子抱着图2中的猫，用{暖色|冷色}光线。"
    ),
    "Replace the flag with a bookshelf.": "把旗帜替换成书架。",
    "a bookshelf behind her": "她身后放书架",
    "Put the cup on a blue saucer": "把杯子放在蓝色茶碟上",
}

_LOOKS = {
    "Golden hour light on {what}, keep everything else as it is": "让黄金时刻的光线照在{what}上，其他保持不变",
    "Cold morning light on {what}, a little mist": "清晨的冷光照在{what}上，带一点薄雾",
    "Black and white, strong contrast, {what} sharp": "黑白，强对比，{what}清晰锐利",
    "An old sepia photograph of {what} with faded edges": "做成{what}的棕褐色老照片，边缘褪色",
    "Screen print poster in four colours, {what} in front": "四色丝网版画海报，{what}在前景",
    "More vivid colours, {what} as if freshly washed": "色彩更鲜艳，{what}像刚洗过一样",
    "At night, {what} lit by one warm lamp": "夜晚，一盏暖灯照亮{what}",
    "Pencil sketch of {what} on warm paper": "在暖色纸上画{what}的铅笔素描",
    "Oil painting of {what} with broad strokes": "把{what}画成笔触粗放的油画",
    "Turn {what} into coloured tiles of a mosaic": "用彩色马赛克拼出{what}",
    "Let calm water mirror {what}": "让平静的水面映出{what}",
    "Double exposure of {what} and the night sky": "{what}与夜空的双重曝光",
    "A soft glow around {what}, dreamy, lower contrast": "{what}周围泛起柔光，梦幻，降低对比",
    "Fog comes down on {what}, quiet colours": "雾气笼罩{what}，色彩沉静",
    "The colours of {what} turned round, as on a slide film": "{what}反色，像负片一样",
    "Duotone in teal and orange, {what} stays readable": "青橙双色调，{what}仍清晰可辨",
    "Cyanotype of {what} on rough paper": "粗纹纸上的{what}蓝晒照片",
    "low resolution, blurred": "低分辨率，模糊",
    "the cup": "杯子",
    "the spoon": "勺子",
    "the fur": "猫的毛发",
    "the cat's eyes": "猫的眼睛",
    "the cat": "猫咪",
    "her suit": "她的宇航服",
    "her face": "她的脸",
    "the shuttle": "航天飞机",
    "the patch": "任务徽章",
    "the galaxies": "星系",
    "the spiral": "旋涡星系",
}

_NAMES = {
    "Espresso at the bar.jpg": "吧台的浓缩咖啡.jpg",
    "IMG_2043 spoon.jpg": "IMG_2043 勺子.jpg",
    "Chelsea, near.jpg": "Chelsea 近景.jpg",
    "Portrait of E. C..jpg": "E. C. 肖像.jpg",
    "STS-93, wide.jpg": "STS-93 全景.jpg",
    "Mission patch.jpg": "任务徽章.jpg",
    "Hubble deep field.jpg": "哈勃深空.jpg",
    "Deep field, detail.jpg": "深空局部.jpg",
    "Cats for Anna": "给安娜的猫",
    "Postcards": "明信片",
    "Deep sky": "深空",
    "Best portraits": "最佳肖像",
    "Golden hour": "黄金时刻",
    "Night, to print": "夜景，待打印",
}

_TAGS_AND_NOTES = {
    "coffee": "咖啡",
    "table": "餐桌",
    "cat": "猫",
    "portrait": "肖像",
    "space": "太空",
    "sky": "星空",
    "black and white": "黑白",
    "print": "打印",
    "night": "夜晚",
    "drawing": "绘画",
    "golden hour": "黄金时刻",
    "her": "她",
    "For the kitchen wall, 30 × 40 cm": "挂在厨房墙上，30 × 40 厘米",
    "Anna likes this one": "安娜喜欢这张",
    "Try again with a lower horizon": "地平线低一点再试一次",
}

_CHINESE = _EDITS | _LOOKS | _NAMES | _TAGS_AND_NOTES


def said(text: str, language: str) -> str:
    """The text in the words of that language; names such as IMG_2041.jpg are the same in all."""
    return _CHINESE.get(text, text) if language == CHINESE else text
